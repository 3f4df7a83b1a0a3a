import { check } from './check.ts'

export default check('SP-NOT-01', 'A trigger whose digest does not verify opens no session', (tally) => {
  /** By phone and server: SessionIDs of triggers that the phone has accepted. */
  const accepted = new Map<string, Set<number>>()
  const nameOf = ({ imei, serverId = '' }: { imei: string; serverId?: string }) => `${imei} ${serverId}`
  return ({ event }) => {
    if (event.kind === 'noti.drop' && event.reason === 'digest') tally.test()
    if (event.kind === 'noti.accept')
      accepted.set(nameOf(event), (accepted.get(nameOf(event)) ?? new Set()).add(event.sessionId))
    if (event.kind !== 'dm.open' || event.initiatedBy !== 'server') return
    tally.test()
    const known = accepted.get(nameOf(event))
    const id = event.wireSessionID
    if (!known?.has(Number.parseInt(id, 16)) && !known?.has(Number.parseInt(id, 10)))
      tally.fail(event.seq, `session ${id} was opened for ${event.serverId} without a trigger that verified`)
  }
})
