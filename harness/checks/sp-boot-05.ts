import { check } from './check.ts'

export default check(
  'SP-BOOT-05',
  'A bootstrap without seal, replayed, or for another card is never applied',
  (tally) =>
    ({ event }) => {
      if ((event.kind !== 'bs.applied' && event.kind !== 'bs.refused') || event.origin === 'card') return
      tally.test()
      if (event.kind !== 'bs.applied') return
      if (event.sec === '') tally.fail(event.seq, 'a bootstrap without SEC was applied')
      if (event.replayed) tally.fail(event.seq, 'a bootstrap that had been applied before was applied again')
    },
)
