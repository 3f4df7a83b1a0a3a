import { check } from './check.ts'

export default check(
  'SP-BOOT-01',
  'A bootstrap is applied only when its seal fits the card inside',
  (tally) => {
    let fromTarget = false
    let fromElsewhere = false
    return ({ event }) => {
      if (event.kind === 'bs.sent') {
        if (event.sender === 'target') fromTarget = true
        else fromElsewhere = true
      }
      if ((event.kind !== 'bs.applied' && event.kind !== 'bs.refused') || event.origin === 'card') return
      tally.test()
      if (event.kind === 'bs.applied' && !event.macOk)
        tally.fail(event.seq, `a bootstrap of ${event.serverId} with a wrong seal was applied`)
      // A document that the right card cannot open was sealed for somebody else, or with the wrong key.
      if (event.kind === 'bs.refused' && event.reason.startsWith('the MAC') && fromTarget && !fromElsewhere)
        tally.fail(event.seq, 'the target sealed its bootstrap with a key that is not this subscription’s')
    }
  },
)
