import { check } from './check.ts'

/** ui-mode 11: the user must be asked before the session (DM Notification §6.2). */
const INTERACTIVE = 3

export default check('SP-NOT-03', 'A trigger that wants the user’s yes waits for it', (tally) => {
  const said = new Map<string, string>()
  const wanted = new Map<string, string>()
  return ({ event }) => {
    if (event.kind === 'ui.prompt' && event.what === 'session') said.set(event.imei, 'nothing')
    if (event.kind === 'ui.answer' && said.has(event.imei)) said.set(event.imei, event.answer)
    if (event.kind === 'noti.drop' && event.reason === 'refused') tally.test()
    if (event.kind === 'noti.accept' && event.uiMode === INTERACTIVE) {
      tally.test()
      wanted.set(event.imei, said.get(event.imei) ?? 'nothing')
    }
    if (event.kind !== 'dm.open' || event.initiatedBy !== 'server') return
    const answer = wanted.get(event.imei)
    if (answer !== undefined && answer !== 'yes' && said.get(event.imei) !== 'yes')
      tally.fail(event.seq, `a session was opened although the user had said ${answer}`)
    wanted.delete(event.imei)
    said.delete(event.imei)
  }
})
