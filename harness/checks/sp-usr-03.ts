import { mentions } from './amount.ts'
import { check } from './check.ts'

interface Agreed {
  readonly seq: number
  readonly session: string | undefined
  readonly text: string
}

export default check('SP-USR-03', 'What is done is what the user was shown and agreed to', (tally) => {
  /** By phone: the newest agreement, as it was worded; and sessions that were broken off. */
  const agreed = new Map<string, Agreed>()
  const texts = new Map<string, string>()
  const aborted = new Set<string>()
  /** Phones on which something runs already: what goes on needs no new agreement. */
  const begun = new Set<string>()
  return ({ event, judged }) => {
    if (event.kind === 'ui.prompt' && event.what === 'alert') texts.set(event.prompt, event.text)
    if (event.kind === 'ui.answer') {
      const text = texts.get(event.prompt)
      texts.delete(event.prompt)
      if (text !== undefined && event.answer === 'yes') {
        agreed.set(event.imei, { seq: event.seq, session: event.session, text })
        begun.delete(event.imei)
      }
    }
    if (event.kind === 'dm.close' && event.outcome === 'aborted') aborted.add(event.session)
    for (const { performed, transaction } of judged) {
      const { operation, imei = '' } = performed
      const consent = agreed.get(imei)
      if (!consent || (operation !== 'OP-DL' && operation !== 'OP-UP')) continue
      tally.test()
      const { seq, session = '', text } = consent
      if (aborted.has(session) && !begun.has(imei))
        tally.fail(
          event.seq,
          `${operation} on an agreement from a session that was broken off`,
          `agreed at event ${seq}`,
        )
      const price = transaction?.kind === 'offer' ? transaction.price : undefined
      if (price && !mentions(text, price))
        tally.fail(
          event.seq,
          `${operation} at ${price}, but the user was shown “${text}”`,
          `agreed at event ${seq}`,
        )
      begun.add(imei)
    }
    if (event.kind === 'pkg.install' && event.ok) {
      const consent = agreed.get(event.imei)
      if (!consent) return
      tally.test()
      if (/\d+\.\d+/.test(consent.text) && !consent.text.includes(event.version))
        tally.fail(
          event.seq,
          `${event.name} ${event.version} was installed, but the user was shown “${consent.text}”`,
          `agreed at event ${consent.seq}`,
        )
    }
  }
})
