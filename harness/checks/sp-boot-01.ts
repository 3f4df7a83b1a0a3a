import { check } from './check.ts'

export default check(
  'SP-BOOT-01',
  'A bootstrap is applied only when its seal fits the card inside',
  (view, tally) => {
    for (const event of view.of('bs.applied', 'bs.refused')) {
      if (event.origin === 'card') continue
      tally.test()
      if (event.kind === 'bs.applied' && !event.macOk)
        tally.fail(event.seq, `a bootstrap of ${event.serverId} with a wrong seal was applied`)
    }
    // A document that the right card cannot open was sealed for somebody else, or with the wrong key.
    const mine = new Set(
      view
        .of('bs.sent')
        .filter(({ sender }) => sender === 'target')
        .map(({ sha256 }) => sha256),
    )
    for (const event of view.of('bs.refused')) {
      if (
        mine.size > 0 &&
        event.origin !== 'card' &&
        event.reason.startsWith('the MAC') &&
        !view.of('bs.sent').some(({ sender }) => sender === 'stage')
      ) {
        tally.fail(event.seq, 'the target sealed its bootstrap with a key that is not this subscription’s')
      }
    }
  },
)
