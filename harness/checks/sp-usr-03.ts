import type { Stamped } from '../history/event.ts'
import type { Judged } from '../identity/oracle.ts'
import { mentions } from './amount.ts'
import { check } from './check.ts'
import { objectOf } from './object-of.ts'

interface Agreed {
  readonly seq: number
  readonly session: string | undefined
  readonly text: string
}

/** What a phone was told to fetch: when, and what its user had agreed to by then. */
interface Begun {
  readonly seq: number
  readonly under: readonly Agreed[]
  /** Nobody had to agree to it. */
  readonly unasked: boolean
}

/** Agreements of a phone that are kept: what several were given to may be carried out together. */
const REMEMBERED = 4

/** Of those under which something was begun that is not installed yet. */
const PENDING = 8

export default check('SP-USR-03', 'What is done is what the user was shown and agreed to', (tally) => {
  /** By phone: agreements as they were worded, the newest first; and sessions that were broken off. */
  const agreed = new Map<string, readonly Agreed[]>()
  const texts = new Map<string, string>()
  const aborted = new Set<string>()
  /** By phone and management object: what has been begun goes on, whatever else its user is asked meanwhile. */
  const begun = new Map<string, Begun>()
  /** What an operation can rest on: the newest agreements, then those under which it was begun. */
  const grounds = (imei: string, event: Stamped) => [
    ...(agreed.get(imei) ?? []),
    ...(begun.get(objectOf(imei, event))?.under ?? []),
  ]
  return ({ event, judged }) => {
    // What is only shown asks for nothing.
    if (event.kind === 'ui.prompt' && event.what === 'alert' && (event.alert ?? 1101) === 1101)
      texts.set(event.prompt, event.text)
    if (event.kind === 'ui.answer') {
      const { imei, seq, session } = event
      const text = texts.get(event.prompt)
      texts.delete(event.prompt)
      if (text !== undefined && event.answer === 'yes')
        agreed.set(imei, [{ seq, session, text }, ...(agreed.get(imei) ?? [])].slice(0, REMEMBERED))
    }
    if (event.kind === 'dm.close' && event.outcome === 'aborted') aborted.add(event.session)
    for (const each of judged) {
      const { operation, imei = '' } = each.performed
      const [newest] = agreed.get(imei) ?? []
      if (!newest || (operation !== 'OP-DL' && operation !== 'OP-UP')) continue
      tally.test()
      const before = begun.get(objectOf(imei, event))
      const goesOn = before && (operation === 'OP-UP' || before.seq > newest.seq)
      const unasked = needsNone(each, newest)
      if (aborted.has(newest.session ?? '') && !goesOn && !unasked)
        tally.fail(
          event.seq,
          `${operation} on an agreement from a session that was broken off`,
          `agreed at event ${newest.seq}`,
        )
      const price = each.transaction?.kind === 'offer' ? each.transaction.price : undefined
      if (price && !grounds(imei, event).some(({ text }) => mentions(text, price)))
        tally.fail(
          event.seq,
          `${operation} at ${price}, but the user was shown “${newest.text}”`,
          `agreed at event ${newest.seq}`,
        )
      if (operation !== 'OP-DL') continue
      const under = [...new Set(grounds(imei, event))].slice(0, PENDING)
      begun.set(objectOf(imei, event), { seq: event.seq, under, unasked })
    }
    if (event.kind !== 'pkg.install' || !event.ok) return
    const [newest] = agreed.get(event.imei) ?? []
    if (!newest) return
    const shown = grounds(event.imei, event)
    const object = objectOf(event.imei, event)
    const pending = begun.get(object)
    // Only one firmware is on its way at a time.
    if (pending && event.mo === 'fumo') begun.set(object, { ...pending, under: [], unasked: false })
    // Agreements that were given to something else say nothing about it.
    if (pending?.unasked) return
    tally.test()
    const says = ({ text }: Agreed) => !/\d+\.\d+/.test(text) || text.includes(event.version)
    if (!shown.some(says))
      tally.fail(
        event.seq,
        `${event.name} ${event.version} was installed, but the user was shown “${newest.text}”`,
        `agreed at event ${newest.seq}`,
      )
  }
})

/** It needs no agreement, and was ordered after this one, which is about something else. */
const needsNone = ({ cells, transaction }: Judged, { seq }: Agreed): boolean =>
  !cells.some(({ cell }) => cell.column === 'CO') && seq < (transaction?.renewed ?? 0)
