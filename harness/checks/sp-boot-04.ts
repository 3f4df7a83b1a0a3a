import { check } from './check.ts'

/** Wrong PINs that one bootstrap message survives (bootstrap notes §4.1). */
const ALLOWED = 3

export default check('SP-BOOT-04', 'After three wrong PINs a bootstrap message is discarded', (tally) => {
  /** By phone: PINs that were typed for the message that it looks at. */
  const typed = new Map<string, number>()
  const asking = new Set<string>()
  return ({ event }) => {
    if (event.kind === 'ui.prompt' && event.what === 'bootstrap') asking.add(event.prompt)
    if (event.kind === 'ui.answer' && asking.delete(event.prompt) && event.answer === 'input') {
      const times = (typed.get(event.imei) ?? 0) + 1
      typed.set(event.imei, times)
      tally.test()
      if (times > ALLOWED) tally.fail(event.seq, `PIN number ${times} was asked for the same message`)
    }
    if (event.kind === 'bs.applied' || event.kind === 'bs.refused') typed.delete(event.imei)
  }
})
