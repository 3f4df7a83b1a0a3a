import { classesOf, type Operation } from '../identity/operation.ts'
import { check } from './check.ts'
import { isAgreed } from './is-agreed.ts'

/** Status of a UI alert that is no agreement (DM Protocol §10.3): no, cancelled, skipped after a no, unknown to the phone. */
const REFUSED: ReadonlySet<number> = new Set([304, 214, 215, 406])
/** What a no forbids, as long as the session lasts. */
const FORBIDDEN: ReadonlySet<Operation> = new Set(['OP-DL', 'OP-UP'])
const BULK: ReadonlySet<string> = new Set(['Sequence', 'Atomic'])

export default check('SP-USR-05', 'Without a yes nothing that needs one is executed', (tally) => {
  const declined = new Map<string, string>()
  const agreements = new Set<string>()
  return (moment) => {
    const { event, judged } = moment
    if (event.kind === 'ui.prompt' && event.what === 'alert' && (event.alert ?? 1101) === 1101)
      agreements.add(event.prompt)
    if (event.kind === 'ui.answer' && event.session !== undefined && agreements.delete(event.prompt)) {
      tally.test()
      if (event.answer === 'yes') declined.delete(event.session)
      else declined.set(event.session, `the user had said ${event.answer}`)
    }
    if (event.kind === 'dm.command' && event.cmd === 'Alert' && event.target === '1101') {
      if (!REFUSED.has(event.status)) return
      tally.test()
      declined.set(event.session, `the phone had answered ${event.status}`)
    }
    if (event.kind === 'dm.close') declined.delete(event.session)
    for (const { performed, cells } of judged) {
      if (isAgreed(cells)) continue
      const why = declined.get(performed.session ?? '')
      if (why && FORBIDDEN.has(performed.operation))
        tally.fail(event.seq, `${performed.operation} although ${why}`)
    }
    if (event.kind !== 'dm.msg' || event.dir !== 'received') return
    // Side by side in the body, the answer changes nothing about the commands that follow (DM Protocol §10.3).
    const commands = moment.message?.body.commands ?? []
    const asks = commands.findIndex((each) => each.name === 'Alert' && each.data === '1101')
    if (asks < 0) return
    tally.test()
    const rash = commands
      .slice(asks + 1)
      .find(
        (each) =>
          !BULK.has(each.name) &&
          'items' in each &&
          each.items.some(({ target }) =>
            classesOf(each.name, target?.locURI ?? '').some((one) => FORBIDDEN.has(one)),
          ),
      )
    if (rash)
      tally.fail(event.seq, `${rash.name} in the same package as the question, whatever the answer is`)
  }
})
