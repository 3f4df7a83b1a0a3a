import type { Context } from '../context.ts'
import { heard } from '../evidence/heard.ts'
import { judgePair } from '../evidence/judge-pair.ts'
import type { PortalOrder } from '../store/portal-orders.ts'
import type { Visit } from '../store/portal-visits.ts'

/** Why an order may not be charged, in words for the customer; undefined when it may. */
export async function whyNot(
  context: Context,
  visit: Visit,
  order: PortalOrder,
): Promise<string | undefined> {
  const { decisions, functions } = context
  const card = order.delivery === 'pc' ? (visit.phone?.imsi ?? '') : order.imsi
  const contract = heard(decisions, 'hlr', await functions.subscriber('imsi', order.imsi))
  if (contract.is === 'stop') return LATER
  const hlr = heard(decisions, 'hlr', await functions.subscriber('msisdn', order.msisdn))
  if (hlr.is === 'stop') return LATER
  const number = hlr.is === 'known' ? hlr.value.imsi : undefined
  if (hlr.is !== 'ignored' && !decisions.accountMatches({ account: order.imsi, card, number })) {
    note(context, order, 'the account, the card in the phone and the number are not of one subscription')
    return 'This phone holds the SIM card of another contract. Log in with the account of that contract.'
  }
  if (contract.is === 'known' && !decisions.numberSettled(contract.value.moved)) {
    note(context, order, 'the number moved to another card a while ago')
    return 'Your number is on this SIM card only since a while ago. Please show an identity document in one of our shops first.'
  }
  const verdict = await judgePair(context, { imsi: order.imsi, imei14: order.imei14, operation: 'OP-PAY' })
  if (verdict.kind === 'defer') return LATER
  if (verdict.kind !== 'go') {
    note(context, order, verdict.kind === 'refuse' ? verdict.reason : verdict.kind)
    return 'We cannot set this phone up with this contract. Please call customer care.'
  }
  return placed(context, order)
}

const LATER = 'We cannot check your contract at the moment. Nothing was charged. Please try again later.'

/** The network sees the subscription in the phone of the order, and in no other (SP-PC-05). */
async function placed(context: Context, order: PortalOrder): Promise<string | undefined> {
  const { decisions, functions } = context
  const add = heard(decisions, 'add', await functions.pairs('imsi', order.imsi))
  if (add.is === 'stop') return LATER
  if (add.is === 'ignored') return undefined
  const pairs = add.is === 'known' ? add.value : []
  const now = pairs.find(({ attached }) => attached) ?? pairs[0]
  if (now && decisions.sameEquipment(order.imei14, now.imei) && decisions.freshPair(now.ageSeconds)) {
    return undefined
  }
  note(context, order, 'the network does not see the subscription in this phone')
  return 'Your SIM card is not in this phone. Put it in, switch the phone on and try again.'
}

function note({ store }: Context, order: PortalOrder, reason: string): void {
  const { id, imsi, imei14 } = order
  store.audit.write({ operation: 'OP-PAY', imsi, imei: imei14, order: id, result: 'refused', reason })
}
