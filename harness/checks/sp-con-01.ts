import { check } from './check.ts'

export default check('SP-CON-01', 'The user is asked only where card or server want it', (view, tally) => {
  tally.test(view.of('bs.applied', 'dm.close').length)
  for (const event of view.of('ui.prompt')) {
    tally.test()
    if (!event.indicated && event.what !== 'bootstrap')
      tally.fail(event.seq, `asked “${event.text}” without being told to`)
  }
})
