import type { Command } from '../../protocol/syncml/message.ts'
import { check } from './check.ts'

const isStatus = ({ name }: Command) => name === 'Status'

export default check('SP-AUTH-02', 'Who is not authenticated gets nothing but Status', (view, tally) => {
  for (const { event, message } of view.messages) {
    if (event.dir !== 'received' || !message) continue
    const verdict = message.body.commands.find(
      (each) => each.name === 'Status' && each.cmd === 'SyncHdr' && each.cmdRef === '0',
    )
    const code = verdict?.name === 'Status' ? Number(verdict.data) : 0
    if (code !== 401 && code !== 407) continue
    tally.test()
    const order = message.body.commands.find((each) => !isStatus(each))
    if (order) tally.fail(event.seq, `${order.name} beside a SyncHdr Status of ${code}`)
  }
  for (const event of view.of('dm.clauth')) {
    if (event.truth !== 'none' && event.truth !== 'wrong') continue
    tally.test()
    if (event.ok)
      tally.fail(
        event.seq,
        `the server answered ${event.code} to ${event.truth === 'none' ? 'no' : 'a wrong'} credential`,
      )
  }
})
