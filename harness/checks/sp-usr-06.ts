import type { Operation } from '../identity/operation.ts'
import { check } from './check.ts'
import { isAgreed } from './is-agreed.ts'

const FORBIDDEN: ReadonlySet<Operation> = new Set(['OP-DL', 'OP-UP', 'OP-PAY'])

export default check('SP-USR-06', 'Silence is no agreement', (tally) => {
  /** By phone: since when a question has gone unanswered. */
  const silent = new Map<string, number>()
  const agreements = new Set<string>()
  return ({ event, judged }) => {
    if (event.kind === 'ui.prompt' && event.what === 'alert' && (event.alert ?? 1101) === 1101)
      agreements.add(event.prompt)
    if (event.kind === 'ui.answer' && agreements.delete(event.prompt)) {
      if (event.answer === 'timeout') {
        tally.test()
        silent.set(event.imei, event.seq)
      } else silent.delete(event.imei)
    }
    // What the phone is asked to do next may be another thing altogether.
    if (event.kind === 'order') silent.clear()
    for (const { performed, cells } of judged) {
      if (isAgreed(cells)) continue
      const since = silent.get(performed.imei ?? '')
      if (since !== undefined && FORBIDDEN.has(performed.operation))
        tally.fail(
          event.seq,
          `${performed.operation} after a question that nobody answered`,
          `asked at event ${since}`,
        )
    }
  }
})
