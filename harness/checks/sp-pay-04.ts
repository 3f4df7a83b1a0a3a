import { check } from './check.ts'

export default check('SP-PAY-04', 'The bill is that of the subscriber who is there', (tally) => {
  /** By order: the subscription of the account that ordered. */
  const orderedBy = new Map<string, string>()
  return ({ event, book, facts }) => {
    if (event.kind === 'portal.order') {
      const imsi = event.imsi ?? facts.imsiOfAccount(event.account)
      if (imsi) orderedBy.set(event.order, imsi)
    }
    if (event.kind !== 'pay.debit' || event.means !== 'bill') return
    const billed = event.imsi ?? event.account
    const owner = orderedBy.get(event.order)
    tally.test()
    if (owner !== undefined && owner !== billed)
      tally.fail(
        event.seq,
        `${billed} is billed for ${event.order}, which the account of ${owner} had ordered`,
      )
    const known = [...book.held('UO'), ...book.held('UP')].some(
      (each) => (each.imsi ?? facts.imsiOfAccount(each.account ?? '')) === billed,
    )
    if (!known) tally.fail(event.seq, `${billed} is billed, and nobody has ever proven to be its subscriber`)
  }
})
