import type { Column } from '../identity/matrix.ts'
import type { Variation } from '../verdict/expectation.ts'
import type { MatrixCell, Way } from './cells.ts'

/** Why no scenario plays a row or a cell. */
export interface Reason {
  readonly state: 'not applicable' | 'planned'
  readonly why: string
}

const planned = (why: string): Reason => ({ state: 'planned', why })
const senseless = (why: string): Reason => ({ state: 'not applicable', why })

const OWN_BILL = senseless(
  'on the subscription’s own bill the operator itself has authenticated the payer: UA is knocked out instead',
)
const USER_STANDS_IN = senseless('the authenticated user stands in for the card: UA is knocked out instead')

const PROVEN_BY_CARD = senseless(
  'a card that proves itself says who it is, whatever the line says: SA is knocked out instead',
)
const ONCE = 'an account is replaced before the session, whatever the session is about: B5 plays it'

/** Cells that hold nothing of their own. */
const WHOLE: Readonly<Record<string, Reason>> = {
  'B11/SI': PROVEN_BY_CARD,
  'B12/SI': PROVEN_BY_CARD,
  'B15/SI': PROVEN_BY_CARD,
  'B16/SI': PROVEN_BY_CARD,
  'B6/PA': OWN_BILL,
  'B9/PA': OWN_BILL,
  'B11/PA': OWN_BILL,
  'B6/SA': USER_STANDS_IN,
  'B8/SA': USER_STANDS_IN,
}

/** Ways in which the evidence of a column cannot fail, whatever the variation. */
const BY_COLUMN: Readonly<Partial<Record<Column, Partial<Record<Way, string>>>>> = {
  DA: { revoked: ONCE },
  VA: { revoked: ONCE },
  UA: {
    stale: 'what was proven for an order, a case or a session has no age: it ends with it',
  },
  SG: {
    missing: 'the HLR says whose a contract is in the same answer as that it is active: see SH',
    stale: 'the HLR says whose a contract is in the same answer as that it is active: see SH',
  },
  EP: { stale: 'an enterprise decides anew each time it is asked: its answers have no age' },
  CO: { stale: 'a yes has no age: it ends with the session or the order, which is the way “revoked”' },
  PA: { stale: 'the payer authenticates for one order: nothing of it can be old' },
}

/** Ways in which the evidence of a cell cannot fail in one variation. */
const BY_CELL: Readonly<Partial<Record<`${Variation}/${Column}`, Partial<Record<Way, string>>>>> = {
  'B2/UA': {
    foreign: 'the PIN belongs to the card inside: whose else it could be is a wrong PIN',
  },
  'B2/SG': {
    revoked: 'the phone reads the group on the card itself when it uses it: nothing can come between',
  },
  'B2/SI': {
    stale: 'the card is read when the phone is switched on: what it says has no age',
    foreign: 'another card is another subscription, which the enterprise does not allow: see EP',
    revoked: 'between reading the card and applying its file nothing else can happen in the phone',
  },
  'B18/UA': {
    revoked: 'the call is over when the phone hears of the lock: the owner’s order stands as it was given',
  },
  'B18/DN': {
    revoked: 'a lost phone need not be on the network with the card of its owner any more',
  },
  'B18/SH': {
    revoked: 'the lock goes out with the answer to package 1: nothing comes between check and use',
  },
  'B18/SI': {
    revoked: 'the owner’s subscription goes on while the card is in the lost phone or out of it',
  },
}

/** Why a cell is not knocked out in a way; a twin that could be played and is not is planned. */
export function cellReason({ id, variation, column }: MatrixCell, way: Way): Reason {
  const why = BY_CELL[`${variation}/${column}`]?.[way] ?? BY_COLUMN[column]?.[way]
  if (why !== undefined) return senseless(why)
  return WHOLE[id] ?? planned('its twin is not written yet')
}
