import { check } from './check.ts'

export default check(
  'SP-AUTH-02',
  'Who is not authenticated gets nothing but Status',
  (tally) => (moment) => {
    const { event } = moment
    if (event.kind === 'dm.clauth' && (event.truth === 'none' || event.truth === 'wrong')) {
      tally.test()
      const shown = event.truth === 'none' ? 'no' : 'a wrong'
      if (event.ok) tally.fail(event.seq, `the server answered ${event.code} to ${shown} credential`)
    }
    if (event.kind !== 'dm.msg' || event.dir !== 'received') return
    const commands = moment.message?.body.commands ?? []
    const verdict = commands.find(
      (each) => each.name === 'Status' && each.cmd === 'SyncHdr' && each.cmdRef === '0',
    )
    const code = verdict?.name === 'Status' ? Number(verdict.data) : 0
    if (code !== 401 && code !== 407) return
    tally.test()
    const order = commands.find(({ name }) => name !== 'Status')
    if (order) tally.fail(event.seq, `${order.name} beside a SyncHdr Status of ${code}`)
  },
)
