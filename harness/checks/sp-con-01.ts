import { check } from './check.ts'

export default check(
  'SP-CON-01',
  'The user is asked only where card or server want it',
  (tally) =>
    ({ event }) => {
      if (event.kind === 'bs.applied' || event.kind === 'dm.close') tally.test()
      if (event.kind !== 'ui.prompt') return
      tally.test()
      if (!event.indicated && event.what !== 'bootstrap')
        tally.fail(event.seq, `asked “${event.text}” without being told to`)
    },
)
