import { mentions } from './amount.ts'
import { check } from './check.ts'

interface Agreed {
  readonly seq: number
  readonly session: string | undefined
  readonly text: string
}

/** Agreements of a phone that are kept: what several were given to may be carried out together. */
const REMEMBERED = 4

export default check('SP-USR-03', 'What is done is what the user was shown and agreed to', (tally) => {
  /** By phone: agreements as they were worded, the newest first; and sessions that were broken off. */
  const agreed = new Map<string, readonly Agreed[]>()
  const texts = new Map<string, string>()
  const aborted = new Set<string>()
  /** Phones on which something runs already: what goes on needs no new agreement. */
  const begun = new Set<string>()
  return ({ event, judged }) => {
    if (event.kind === 'ui.prompt' && event.what === 'alert') texts.set(event.prompt, event.text)
    if (event.kind === 'ui.answer') {
      const { imei, seq, session } = event
      const text = texts.get(event.prompt)
      texts.delete(event.prompt)
      if (text !== undefined && event.answer === 'yes') {
        agreed.set(imei, [{ seq, session, text }, ...(agreed.get(imei) ?? [])].slice(0, REMEMBERED))
        begun.delete(imei)
      }
    }
    if (event.kind === 'dm.close' && event.outcome === 'aborted') aborted.add(event.session)
    for (const { performed, transaction } of judged) {
      const { operation, imei = '' } = performed
      const [newest, ...older] = agreed.get(imei) ?? []
      if (!newest || (operation !== 'OP-DL' && operation !== 'OP-UP')) continue
      tally.test()
      if (aborted.has(newest.session ?? '') && !begun.has(imei))
        tally.fail(
          event.seq,
          `${operation} on an agreement from a session that was broken off`,
          `agreed at event ${newest.seq}`,
        )
      const price = transaction?.kind === 'offer' ? transaction.price : undefined
      if (price && ![newest, ...older].some(({ text }) => mentions(text, price)))
        tally.fail(
          event.seq,
          `${operation} at ${price}, but the user was shown “${newest.text}”`,
          `agreed at event ${newest.seq}`,
        )
      begun.add(imei)
    }
    if (event.kind !== 'pkg.install' || !event.ok) return
    const [newest, ...older] = agreed.get(event.imei) ?? []
    if (!newest) return
    tally.test()
    const says = ({ text }: Agreed) => !/\d+\.\d+/.test(text) || text.includes(event.version)
    if (![newest, ...older].some(says))
      tally.fail(
        event.seq,
        `${event.name} ${event.version} was installed, but the user was shown “${newest.text}”`,
        `agreed at event ${newest.seq}`,
      )
  }
})
