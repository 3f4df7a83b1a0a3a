import { check } from './check.ts'

/** Reasons that are somebody's decision, and not the fault of old data. */
const DECIDED = /declined|enterprise|PIN|MAC|SEC|applied before|card/

export default check(
  'SP-OLD-02',
  'Obsolete data never make a valid bootstrap fail',
  (tally) =>
    ({ event }) => {
      if (event.kind === 'bs.applied' && event.retired.length > 0) tally.test()
      if (event.kind === 'bs.refused' && !DECIDED.test(event.reason))
        tally.fail(event.seq, `refused: ${event.reason}`)
    },
)
