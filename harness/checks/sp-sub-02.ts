import { check } from './check.ts'

export default check(
  'SP-SUB-02',
  'The subscription does not change between proof and operation',
  (view, tally) => {
    const began = new Map<string, string | undefined>()
    const inside = new Map<string, string | undefined>()
    let open: string | undefined
    for (const event of view.events) {
      if (event.kind === 'sim.insert') inside.set(event.imei, event.imsi)
      if (event.kind === 'sim.remove') inside.set(event.imei, undefined)
      if (event.kind === 'dm.open') {
        began.set(event.session, inside.get(event.imei))
        open = event.session
      }
      if (event.kind === 'dm.close') open = undefined
      if (event.kind === 'sim.insert' && open?.startsWith(event.imei)) tally.test()
      if (event.kind !== 'dm.command' || !event.executed || event.cmd === 'Get') continue
      tally.test()
      const now = inside.get(event.imei)
      if (began.get(event.session) !== now) {
        tally.fail(event.seq, `${event.cmd} ${event.target} after the card had changed in mid-session`)
      }
    }
  },
)
