import { check } from './check.ts'

export default check('LV-03', 'A card out of step is resynchronised once and succeeds', (tally) => {
  const out = new Set<string>()
  return ({ event }) => {
    if (event.kind !== 'aka.result') return
    if (event.result === 'sync') {
      tally.test()
      if (out.has(event.imsi)) tally.fail(event.seq, 'a second resynchronisation in a row')
      out.add(event.imsi)
    } else if (event.result === 'ok') out.delete(event.imsi)
    else if (out.has(event.imsi)) tally.fail(event.seq, `after the resynchronisation came ${event.result}`)
  }
})
