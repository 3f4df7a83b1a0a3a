import { check } from './check.ts'

export default check(
  'SP-NOT-04',
  'A trigger says that the user caused it only when the user did',
  (view, tally) => {
    let asked = false
    for (const event of view.events) {
      if (event.kind === 'care.call') asked = true
      if (event.kind !== 'noti.sent' || event.sender !== 'target') continue
      tally.test()
      if (event.initiator === 0 && !asked)
        tally.fail(event.seq, 'initiator “user” without any request of the user')
    }
  },
)
