import { check } from './check.ts'

export default check(
  'SP-BOOT-05',
  'A bootstrap without seal, replayed, or for another card is never applied',
  (view, tally) => {
    for (const event of view.of('bs.applied', 'bs.refused')) {
      if (event.origin === 'card') continue
      tally.test()
      if (event.kind !== 'bs.applied') continue
      if (event.sec === '') tally.fail(event.seq, 'a bootstrap without SEC was applied')
      if (event.replayed) tally.fail(event.seq, 'a bootstrap that had been applied before was applied again')
    }
  },
)
