import type { Context } from '../context.ts'
import type { Operation } from '../store/audit-record.ts'
import type { Subscriber } from './facts.ts'
import { heard } from './heard.ts'
import { contradiction, refuse, type Stop, type Verdict } from './verdict.ts'

export interface PairOperation {
  readonly imsi: string
  readonly imei14: string
  readonly operation: Operation
}

/**
 * Whether the network's records allow an operation on this equipment with this subscription: own active customer
 * (HLR), equipment not barred (EIR), not two of it (device detection), and the enterprise's leave for its own.
 */
export async function judgePair(context: Context, pair: PairOperation): Promise<Verdict> {
  const found = await subscriberOf(context, pair)
  if ('kind' in found) return found
  const { subscriber } = found
  // A stolen phone may still be locked for its owner (SP-EIR-01).
  const blocked =
    (pair.operation === 'OP-LOCK' ? undefined : await barred(context, pair)) ??
    (await doubled(context, pair)) ??
    (await forbidden(context, pair, subscriber))
  return blocked ?? { kind: 'go', subscriber }
}

async function subscriberOf(
  { decisions, functions, homePlmns }: Context,
  pair: PairOperation,
): Promise<Stop | { subscriber: Subscriber | undefined }> {
  const hlr = heard(decisions, 'hlr', await decisions.askSubscriber(functions, pair))
  if (hlr.is === 'stop') return hlr.verdict
  if (hlr.is === 'ignored') return { subscriber: undefined }
  const known = hlr.is === 'known' ? hlr.value : undefined
  if (!decisions.ownSubscriber(known, { imsi: pair.imsi, homePlmns })) {
    return refuse('the subscription is not one of our own')
  }
  if (known && known.imsi !== pair.imsi) return contradiction('the HLR answered about another subscription')
  if (known && !decisions.activeSubscription(known)) return refuse(`the subscription is ${known.status}`)
  if (known && !decisions.freshAnswer('hlr', known.ageSeconds)) {
    return { kind: 'defer', reason: `what the HLR says is ${known.ageSeconds} s old` }
  }
  return { subscriber: known }
}

async function barred({ decisions, functions }: Context, pair: PairOperation): Promise<Stop | undefined> {
  const eir = heard(decisions, 'eir', await functions.equipment(pair.imei14, pair.imsi))
  if (eir.is === 'stop') return eir.verdict
  if (eir.is === 'ignored') return undefined
  const known = eir.is === 'known' ? eir.value : undefined
  if (known && !decisions.freshAnswer('eir', known.ageSeconds)) {
    return { kind: 'defer', reason: `what the EIR says is ${known.ageSeconds} s old` }
  }
  if (decisions.equipmentAllowed(known)) return undefined
  return refuse(known ? `the equipment is on the ${known.status} list` : 'the equipment is on no list')
}

async function doubled({ decisions, functions }: Context, pair: PairOperation): Promise<Stop | undefined> {
  const add = heard(decisions, 'add', await functions.pairs('imei', pair.imei14))
  if (add.is === 'stop') return add.verdict
  if (add.is !== 'known') return undefined
  if (decisions.clone(add.value)) return contradiction('this IMEI is attached with two subscriptions at once')
  const attached = add.value.filter((seen) => seen.attached)
  if (attached.length === 0 || attached.some(({ imsi }) => imsi === pair.imsi)) return undefined
  return decisions.clone([...attached, { ...pair, imei: pair.imei14, attached: true, ageSeconds: 0 }])
    ? refuse('another subscription is in this equipment by now')
    : undefined
}

async function forbidden(
  { decisions, functions }: Context,
  pair: PairOperation,
  subscriber: Subscriber | undefined,
): Promise<Stop | undefined> {
  const org = subscriber && decisions.enterpriseDecides(subscriber)
  if (org === undefined) return undefined
  const { imsi, imei14, operation } = pair
  const said = heard(
    decisions,
    'enterprise',
    await functions.enterpriseAllows(org, { imsi, imei: imei14, operation }),
  )
  if (said.is === 'stop') return said.verdict
  if (said.is === 'ignored') return undefined
  return said.is === 'known' && said.value ? undefined : refuse(`the enterprise ${org} does not allow it`)
}
