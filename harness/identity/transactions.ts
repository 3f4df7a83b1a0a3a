import type { PaymentMeans } from '../../simulators/world/event.ts'
import type { Stamped } from '../history/event.ts'
import type { Facts } from './facts.ts'
import type { Operation, Performed } from './operation.ts'

export type TransactionKind = 'portal' | 'offer' | 'contract' | 'case' | 'campaign' | 'lock'

/** An order, a case or a campaign: why something is done to a phone (the τ of the identity matrix). */
export interface Transaction {
  readonly kind: TransactionKind
  readonly id: string
  readonly imei?: string
  readonly imsi?: string
  readonly account?: string
  readonly org?: string
  /** What it costs, as written; undefined where nobody said. */
  readonly price?: string
  readonly desk?: 'private' | 'corporate'
  /** A campaign that the manufacturer carries out. */
  readonly delegated?: boolean
  /** Sequence number of the event that opened it. */
  readonly opened: number
  /** Sequence number of the newest order of it. */
  readonly renewed: number
  /** What an agent has ordered for a case, with the sequence number of the order; anything that cases are for where nobody said. */
  readonly ordered?: ReadonlyMap<Operation, number>
  /** Type allocation codes of the phones that a campaign is for, where it names them so. */
  readonly models?: readonly string[]
  /** Ordered at a PC that spoke for the phone. */
  readonly throughPc?: boolean
  means?: PaymentMeans
  closed?: boolean
  /** Whoever keeps the money said no. */
  declined?: boolean
}

type Opened = Omit<Transaction, 'renewed'>

const GUARDS: Readonly<Record<TransactionKind, readonly Operation[]>> = {
  portal: ['OP-PAY', 'OP-ENT', 'OP-CONF'],
  offer: ['OP-INV', 'OP-DL', 'OP-UP', 'OP-PAY'],
  contract: ['OP-DL', 'OP-UP'],
  case: ['OP-INV', 'OP-DIAG', 'OP-DL', 'OP-UP', 'OP-CONF'],
  campaign: ['OP-DL', 'OP-UP'],
  lock: ['OP-LOCK'],
}

const BY_HOOK: Readonly<Record<string, TransactionKind>> = {
  offers: 'offer',
  contracts: 'contract',
  campaigns: 'campaign',
  locks: 'lock',
  'case-query': 'case',
  'case-repair': 'case',
}

/** What an agent's order has done to a phone, by what is to be repaired; a query where nothing is. */
const BY_REPAIR: Readonly<Record<string, readonly Operation[]>> = {
  '': ['OP-INV'],
  settings: ['OP-CONF'],
  application: ['OP-INV', 'OP-DIAG', 'OP-DL', 'OP-UP'],
}

/** Older ones are forgotten. */
const REMEMBERED = 64

const guards = ({ kind, ordered }: Transaction): readonly Operation[] =>
  ordered ? [...ordered.keys()] : GUARDS[kind]

/** The sequence number from which on somebody can have agreed to an operation of a transaction. */
export const askedSince = ({ ordered, opened }: Transaction, operation: Operation): number =>
  ordered?.get(operation) ?? opened

/** The transactions that are open, from orders, cases and campaigns. */
export class Transactions {
  readonly #all: Transaction[] = []
  /** Orders that were made again at another price, as the target has been told; they count when it takes them. */
  readonly #again = new Map<string, Opened>()

  take(event: Stamped, facts: Facts): void {
    if (event.kind === 'care.open') {
      const imsi = facts.imsiOf(event.msisdn)
      const made = {
        kind: 'case',
        id: event.case,
        opened: event.seq,
        desk: event.desk,
        closed: false,
      } as const
      this.#open({ ...made, ...(imsi && { imsi }) })
    }
    if (event.kind === 'care.close') this.#close('case', event.case)
    if (event.kind === 'portal.order') {
      const { order, account, imei } = event
      const imsi = event.imsi ?? facts.imsiOfAccount(account)
      this.#open({
        kind: 'portal',
        id: order,
        opened: event.seq,
        account,
        price: event.amount,
        throughPc: imei !== undefined && facts.isAtPc(imei),
        ...(imei && { imei }),
        ...(imsi && { imsi }),
      })
    }
    if (event.kind === 'pay.declined')
      for (const each of this.#all) if (each.id === event.order) each.declined = true
    if ('order' in event && 'means' in event && event.order !== undefined) {
      for (const each of this.#all) if (each.id === event.order) each.means = event.means
    }
    if (event.kind !== 'order' && event.kind !== 'order.given') return
    const kind = BY_HOOK[event.name]
    if (kind === undefined) return
    const id = event.order ?? event.campaign ?? event.case ?? [event.name, event.imei, event.imsi].join(' ')
    if (event.kind === 'order') {
      const again = this.#again.get(`${kind} ${id}`)
      this.#again.delete(`${kind} ${id}`)
      if (again && event.accepted) this.#replace(again)
      if (!again && !event.accepted && !this.#isOpenCase(kind, id)) this.#close(kind, id)
      return
    }
    const { imei, imsi, org, price, delegated, models, repair = '' } = event
    const tacs = models?.split(/[\s,]+/).filter((each) => /^\d{8}$/.test(each))
    const made: Opened = {
      ...{ kind, id, opened: event.seq },
      ...(kind === 'case' && { ordered: this.#orderedFor(id, BY_REPAIR[repair] ?? [], event.seq) }),
      ...(tacs && tacs.length > 0 && { models: tacs }),
      ...(imei && { imei }),
      ...(imsi && { imsi }),
      ...(org && { org }),
      ...(price !== undefined && { price }),
      ...(delegated !== undefined && { delegated }),
    }
    const before = this.#all.find((each) => each.kind === kind && each.id === id && !each.closed)
    if (before && price !== undefined && price !== before.price) this.#again.set(`${kind} ${id}`, made)
    else this.#open(made)
  }

  /**
   * What this operation can have been done for: open transactions that let it be done to this phone, the newest first,
   * those that were declined last. Empty where nobody has ordered anything of the kind. An operation that names its order
   * belongs to that one.
   */
  reasons({ operation, imei, imsi, order }: Performed, org?: string): readonly Transaction[] {
    const open = this.#all.filter((each) => !each.closed && guards(each).includes(operation)).reverse()
    const named = open.filter(({ id }) => id === order)
    if (named.length > 0) return named
    const fits = (each: Transaction) => {
      if (each.imei !== undefined) return each.imei === imei
      if (each.imsi !== undefined) return each.imsi === imsi
      if (each.kind === 'contract') return org !== undefined && (each.org ?? org) === org
      return each.models === undefined || each.models.includes(imei?.slice(0, 8) ?? '')
    }
    const fitting = open.filter(fits)
    return [...fitting.filter(({ declined }) => !declined), ...fitting.filter(({ declined }) => declined)]
  }

  /** The first order of each operation counts: what was agreed to after it may be for it. */
  #orderedFor(id: string, operations: readonly Operation[], seq: number): ReadonlyMap<Operation, number> {
    const before = this.#all.find((each) => each.kind === 'case' && each.id === id)?.ordered
    return new Map([...operations.map((each) => [each, seq] as const), ...(before ?? [])])
  }

  /** What is ordered again is the newest, and has been open since it was ordered first. */
  #open(made: Opened): void {
    const known = this.#all.findIndex(({ kind, id }) => kind === made.kind && id === made.id)
    const [before] = known >= 0 ? this.#all.splice(known, 1) : []
    this.#all.push({ ...before, ...made, opened: before?.opened ?? made.opened, renewed: made.opened })
    if (this.#all.length > REMEMBERED) this.#all.shift()
  }

  /** What costs something else now is another thing, to which nobody has agreed yet. */
  #replace(made: Opened): void {
    const before = this.#all.findIndex(({ kind, id }) => kind === made.kind && id === made.id)
    if (before >= 0) this.#all[before] = { ...made, renewed: made.opened }
  }

  /** A case that was opened stays open when one of its orders is refused; a name that no case has is no reason for anything. */
  #isOpenCase(kind: TransactionKind, id: string): boolean {
    return kind === 'case' && this.#all.some((each) => each.kind === kind && each.id === id && each.desk)
  }

  #close(kind: TransactionKind, id: string): void {
    for (const each of this.#all) if (each.kind === kind && each.id === id) each.closed = true
  }
}
