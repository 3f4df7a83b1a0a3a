import type { PlayHeader, PlayHistory, Stamped } from '../history/event.ts'
import type { Variation } from '../verdict/expectation.ts'
import type { Finding } from '../verdict/result.ts'
import { Effects } from './effects.ts'
import type { Evidence } from './evidence/evidence.ts'
import { EvidenceBook } from './evidence-book.ts'
import { type Flags, flagsOf } from './flags.ts'
import { describe, type Performed } from './operation.ts'
import { type Cell, cellsFor } from './policy.ts'
import { askedSince, type Transaction, Transactions } from './transactions.ts'
import { userIsSubscriber } from './user-is-subscriber.ts'
import { variationOf } from './variation.ts'

/** One cell put to the test by one operation. */
export interface CellTested {
  readonly cell: Cell
  readonly name: string
  /** What filled the cell: one proof, or the two that make a user the subscriber. */
  readonly by: readonly Evidence[]
  readonly finding?: Finding
}

/** An operation with the transaction that it belongs to, and the cells that it was judged by. */
export interface Judged {
  readonly performed: Performed
  /** What it was done for: of all that it can have been done for, the one that makes it lawful, or the newest. */
  readonly transaction?: Transaction
  /** The same, where nothing of another kind can have been the reason: what it demands is demanded of this operation. */
  readonly certain?: Transaction
  /** Money that was set aside lawfully is taken: the end of something that was judged when it began. */
  readonly settles?: true
  readonly cells: readonly CellTested[]
}

/** Evidence of these was used up by an earlier step of the same transaction, and need not be given again for the next. */
const CARRIED: ReadonlySet<string> = new Set(['UO', 'UP', 'CO', 'PA', 'SA', 'SI'])
/** Ends that are no revocation for what was begun under the evidence. */
const HARMLESS: ReadonlySet<string> = new Set(['dm.close', 'portal.logout', 'care.close', 'net.iprelease'])

/**
 * Judges each privileged operation, event by event: for each required cell there must be evidence of the right kind,
 * about the same subject, bound to the same session or order where it must be, not expired and not revoked (identity
 * matrix §1.6).
 */
export class Oracle {
  readonly book = new EvidenceBook()
  /** What the scenario says that it is about; a play that may do anything says nothing. */
  readonly #declared: Variation | undefined
  readonly #flags: Flags
  readonly #effects = new Effects()
  readonly #transactions = new Transactions()
  readonly #corporate = new Map<string, string>()
  /** By phone: when its user asked for something last, as a sequence number. */
  readonly #asking = new Map<string, number>()
  /** Documents that somebody else sent: the target did not do what they did. */
  readonly #foreign = new Set<string>()
  /** By order: money that was set aside lawfully. */
  readonly #reserved = new Map<string, Judged>()
  /** By phone or order: evidence under which something was begun. */
  readonly #begun = new Map<string, Set<Evidence>>()

  constructor(header: Pick<PlayHeader, 'expectation' | 'flags'>) {
    const { outcome, variation } = header.expectation
    this.#declared = outcome === 'lawful' ? undefined : variation
    this.#flags = flagsOf(header.flags)
  }

  /** The operations that an event is, each held against what had been proven before it. */
  judge(event: Stamped): Judged[] {
    this.#note(event)
    if (event.kind === 'pay.reserve' && event.ok) this.#reserve(event)
    return this.#effects.take(event).map((performed) => this.#taken(performed) ?? this.#judge(performed))
  }

  #taken(performed: Performed): Judged | undefined {
    if (performed.operation !== 'OP-PAY') return undefined
    const before = this.#reserved.get(performed.order ?? '')
    this.#reserved.delete(performed.order ?? '')
    return before && { ...before, performed: { ...before.performed, ...performed }, settles: true }
  }

  /** Money is set aside under what is proven then; that it is taken afterwards is the end of the same operation. */
  #reserve(event: Extract<Stamped, { kind: 'pay.reserve' }>): void {
    const { order, imsi } = event
    const imei = imsi === undefined ? undefined : this.book.facts.phoneWith(imsi)
    const about = { ...(imsi && { imsi }), ...(imei && { imei }) }
    const judged = this.#judge({ operation: 'OP-PAY', event, order, ...about })
    if (judged.cells.every(({ finding }) => !finding)) this.#reserved.set(order, judged)
  }

  /** What the event itself proves and revokes, for those that follow. */
  learn(event: Stamped): void {
    this.book.take(event)
    this.#transactions.take(event, this.book.facts)
  }

  #note(event: Stamped): void {
    if (event.kind === 'hlr.query' && event.imsi) {
      if (event.subscription === 'corporate') this.#corporate.set(event.imsi, event.org ?? '')
      else this.#corporate.delete(event.imsi)
    }
    if (event.kind === 'bs.sent' && event.sender === 'stage') this.#foreign.add(event.sha256)
    if (event.kind === 'alert.sent' && /userrequest/i.test(event.type))
      this.#asking.set(event.imei, event.seq)
  }

  /**
   * An operation does not say what it is done for. It is unlawful when nothing that anybody has ordered makes it lawful:
   * beside what was ordered, settings of a phone can always be the operator's ordinary ones.
   */
  #judge(bare: Performed): Judged {
    const { event, operation } = bare
    if (event.kind === 'bs.applied' && this.#foreign.has(event.sha256)) return { performed: bare, cells: [] }
    const org = this.#corporate.get(bare.imsi ?? '')
    const ordered = this.#transactions.reasons(bare, org)
    const throughPc = this.book.facts.session(bare.session ?? '')?.pc !== undefined
    const anyHow = operation === 'OP-CONF' && this.#declared === undefined && !throughPc
    const ordinary = ordered.length === 0 || anyHow
    const reasons = ordinary ? [...ordered, undefined] : ordered
    const judged = reasons.map((transaction) => this.#under(transaction, bare, org !== undefined))
    const lawful = judged.find(({ cells }) => cells.every(({ finding }) => !finding)) ?? judged[0]
    const one = lawful as Judged
    for (const { by } of one.cells) for (const each of by) this.#carry(one, each)
    const { transaction } = one
    return transaction && reasons.every((each) => isLike(transaction, each))
      ? { ...one, certain: transaction }
      : one
  }

  /** How it stands if it was done for this transaction, or for none. */
  #under(transaction: Transaction | undefined, bare: Performed, corporate: boolean): Judged {
    const { facts } = this.book
    const imei = bare.imei ?? transaction?.imei
    const imsi =
      (bare.operation === 'OP-LOCK' ? transaction?.imsi : undefined) ??
      bare.imsi ??
      (imei === undefined ? undefined : facts.cardIn(imei)) ??
      transaction?.imsi
    const named = transaction?.kind === 'portal' || transaction?.kind === 'offer'
    const order = bare.order ?? (named ? transaction.id : undefined)
    const performed = { ...bare, ...(imei && { imei }), ...(imsi && { imsi }), ...(order && { order }) }
    const variation = variationOf(performed, this.#declared, transaction, facts)
    if (!variation) return { performed, ...(transaction && { transaction }), cells: [] }
    // What was ordered after the user had asked was somebody else's idea.
    const userInitiated = (this.#asking.get(imei ?? '') ?? -1) > (transaction?.opened ?? -1)
    const about = { corporate, userInitiated }
    const cells = cellsFor(variation, performed.operation, this.#flags, about).map((cell) =>
      this.#test(cell, performed, transaction),
    )
    return { performed, ...(transaction && { transaction }), cells }
  }

  #test(cell: Cell, performed: Performed, transaction: Transaction | undefined): CellTested {
    const name = `matrix/${cell.variation}/${cell.column}`
    const { event } = performed
    const begun = this.#begun.get(keyOf({ performed, ...(transaction && { transaction }) }))
    const carried = (evidence: Evidence) =>
      (begun?.has(evidence) ?? false) && (!evidence.dead || HARMLESS.has(evidence.dead.why))
    const live = (evidence: Evidence) =>
      (cell.everSo || !evidence.dead) && event.t - evidence.t <= evidence.ttlMs
    const usable = (evidence: Evidence) => (live(evidence) && fits(evidence, 'subject')) || carried(evidence)
    const fits = (evidence: Evidence, bound: Cell['bound']) =>
      concerns(evidence, performed, transaction, bound)
    const candidates = cell.codes
      .flatMap((code) =>
        code === 'US' ? [...this.book.held('UO'), ...this.book.held('UP')] : this.book.held(code),
      )
      .filter(({ source }) => cell.sources?.includes(source) ?? true)
      .filter(({ asked }) => cell.asked === undefined || asked === undefined || asked === cell.asked)
      .filter(
        ({ code, source }) =>
          code !== 'SA' || source !== 'aka.result' || this.#flags['sa.acceptAttachBinding'] === 'yes',
      )
    const bound = (evidence: Evidence) =>
      fits(evidence, evidence.source === 'aka.result' ? 'subject' : cell.bound)
    const fills = (each: Evidence) =>
      cell.codes.includes(each.code) &&
      ((live(each) && bound(each)) || (cell.bound !== 'session' && carried(each)))
    // The newest: what was agreed to last is what counts.
    const found = candidates.findLast(fills)
    const both =
      !found && cell.codes.includes('US') ? userIsSubscriber(this.book, performed.imsi, usable) : undefined
    const by = found ? [found] : both ? [both.user, both.subscription] : []
    if (by.length > 0) return { cell, name, by }
    const { operation, imei = performed.imsi ?? 'nobody known' } = performed
    const message = `${operation} (${describe(performed)}) on ${imei} without ${cell.codes.join(' or ')}`
    const nearest = explain(candidates, bound, event.t)
    const finding = { property: cell.property, message, seq: event.seq, ...(nearest && { nearest }) }
    return { cell, name, by, finding }
  }

  #carry(judged: About, evidence: Evidence): void {
    if (!CARRIED.has(evidence.code)) return
    const { operation } = judged.performed
    if (operation !== 'OP-DL' && operation !== 'OP-PAY') return
    const key = keyOf(judged)
    this.#begun.set(key, (this.#begun.get(key) ?? new Set()).add(evidence))
  }
}

type About = Pick<Judged, 'performed' | 'transaction'>

/** What is begun for an order, a case or a campaign goes on for it; what is begun on a phone for no reason goes on there. */
const keyOf = ({ performed: { order, imei, imsi }, transaction }: About) =>
  order ?? [transaction?.kind, transaction?.id, imei ?? imsi].filter((each) => each).join(' ')

const isLike = ({ kind, delegated }: Transaction, other: Transaction | undefined) =>
  kind === other?.kind && delegated === other.delegated

/** Whether evidence is about the operation's subject, and bound to nothing else. */
function concerns(
  evidence: Evidence,
  { operation, imei, imsi, session, order }: Performed,
  transaction: Transaction | undefined,
  bound: Cell['bound'],
): boolean {
  if (bound === 'session' && (session === undefined || evidence.session !== session)) return false
  // Nobody agrees to what has not been asked for yet.
  if (evidence.code === 'CO' && transaction && evidence.seq < askedSince(transaction, operation)) return false
  const account = transaction?.account
  const pairs: readonly (readonly [string | undefined, string | undefined])[] = [
    [evidence.imei, imei],
    [evidence.imsi, imsi],
    [evidence.order, order],
    // A payer's account is where the money is, not where somebody logged in.
    [evidence.code === 'PA' ? undefined : evidence.account, account],
    [evidence.case, transaction?.kind === 'case' ? transaction.id : undefined],
  ]
  const known = pairs.filter(([of, wanted]) => of !== undefined && wanted !== undefined)
  return known.length > 0 && known.every(([of, wanted]) => of === wanted)
}

/** The evidence that came nearest, and what it lacked. */
function explain(
  candidates: readonly Evidence[],
  bound: (evidence: Evidence) => boolean,
  t: number,
): string | undefined {
  const near = candidates.findLast(bound) ?? candidates.at(-1)
  if (!near) return undefined
  const age = Math.round((t - near.t) / 1000)
  if (!bound(near)) return `${near.code} at event ${near.seq} is about another subject or session`
  if (near.dead)
    return `${near.code} of event ${near.seq} was revoked by ${near.dead.why} at event ${near.dead.seq}`
  if (t - near.t <= near.ttlMs)
    return `${near.code} of event ${near.seq} has no counterpart about the subscription`
  return `${near.code} of event ${near.seq} is ${age} s old, allowed are ${near.ttlMs / 1000} s`
}

/** Every cell that a whole play put to the test, in order. */
export function consult({ header, events }: PlayHistory): CellTested[] {
  const oracle = new Oracle(header)
  return events.flatMap((event) => {
    const judged = oracle.judge(event)
    oracle.learn(event)
    return judged.flatMap(({ cells }) => cells)
  })
}
