import type { Stamped } from '../history/event.ts'
import type { EvidenceCode } from '../identity/evidence/evidence.ts'
import { EvidenceBook } from '../identity/evidence-book.ts'
import type { ToldStep } from '../verdict/proof.ts'
import type { Namer } from './command.ts'
import { findCommand } from './commands/index.ts'
import type { Household, Plan } from './plan.ts'

/** What a code proves, for a reader. */
const WORDS: Readonly<Partial<Record<EvidenceCode, string>>> = {
  DA: 'device',
  VA: 'server',
  DN: 'pair',
  DE: 'equipment',
  SI: 'subscription named',
  SH: 'subscription active',
  SA: 'subscription',
  SG: 'organisation',
  UP: 'user',
  UO: 'user',
  CO: 'consent',
  EP: 'enterprise',
  PA: 'payer',
}

/** Each step in words, with the evidence that it brought and the evidence that it took away. */
export function told(plan: Plan, marks: readonly number[], events: readonly Stamped[]): ToldStep[] {
  const name = namerOf(plan)
  const book = new EvidenceBook()
  let at = 0
  const until = (seq: number) => {
    while (at < seq && at < events.length) book.take(events[at++] as Stamped)
    return alive(book, (events[at] ?? events.at(-1))?.t ?? 0)
  }
  let before = until(marks[0] ?? 0)
  return plan.steps.map((step, n) => {
    const earlier = before
    const after = until(marks[n + 1] ?? events.length)
    before = after
    return {
      text: findCommand(step.do)?.tell(name, step as never) ?? step.do,
      proven: [...after].filter((word) => !earlier.has(word)),
      revoked: [...earlier].filter((word) => !after.has(word)),
    }
  })
}

/** What is proven at this moment: neither revoked nor too old. */
function alive(book: EvidenceBook, now: number): Set<string> {
  const codes = Object.keys(WORDS) as EvidenceCode[]
  const lives = (code: EvidenceCode) =>
    book.held(code).some(({ dead, t, ttlMs }) => !dead && now - t <= ttlMs)
  return new Set(codes.filter(lives).flatMap((code) => WORDS[code] ?? []))
}

/** `the phone` where there is one, `phone 2` where there are more. */
export function namerOf({ households }: Pick<Plan, 'households'>): Namer {
  const many = households.length > 1
  const named = (what: string) => (n: number) =>
    many ? `${what} ${(n % households.length) + 1}` : `the ${what}`
  return { phone: named('phone'), card: named('card'), person: named('subscriber') }
}

const CONTRACT: Readonly<Record<Household['contract'], string>> = {
  private: 'a private card',
  corporate: 'a card of the enterprise',
  prepaid: 'a prepaid card',
  'inbound-roamer': 'a card of another operator',
  neighbour: 'a card of a network whose code begins like the own one',
}

const ORIGIN: Readonly<Record<Household['origin'], string>> = {
  fresh: 'a new phone',
  'second-hand': 'a second-hand phone',
  corporate: 'a phone of the enterprise',
}

/** The households of a plan in words, one line each. */
export function worldOf(plan: Pick<Plan, 'households'>): string[] {
  const name = namerOf(plan)
  return plan.households.map(({ contract, origin, file, chv, sqn, bond, holder }, n) => {
    const more = [
      file &&
        `the card has a bootstrap file${file === 'open' ? '' : file === 'private' ? ' behind its PIN' : ' to be confirmed'}`,
      chv && 'the card asks for no PIN',
      bond && `the phone is bound to another network by its ${bond}`,
      sqn && 'the card is out of step with the network',
      holder === 'thief' && 'in the hand of a thief',
      holder === 'someone-else' && 'in the hand of somebody else',
    ].filter((each) => typeof each === 'string')
    return `${name.phone(n)}: ${[`${ORIGIN[origin]} with ${CONTRACT[contract]}`, ...more].join(', ')}`
  })
}
