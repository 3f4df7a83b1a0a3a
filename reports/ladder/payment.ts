import { at, step, toned } from './step.ts'
import type { Tellers } from './teller.ts'

const left = (balance: string | undefined) => (balance === undefined ? '' : `, ${balance} left`)

/** Money, and what it buys. */
export const PAYMENT: Tellers<
  | 'pay.challenge'
  | 'pay.auth'
  | 'pay.reserve'
  | 'pay.release'
  | 'pay.debit'
  | 'pay.declined'
  | 'pay.refund'
  | 'pay.credit'
  | 'entitlement.on'
> = {
  'pay.challenge': ({ means, amount }) => step('network', 'person', `${means}: who pays ${amount}?`),
  'pay.auth': ({ means, by, owner, ok }) => {
    const truly = by === owner ? '' : `, though ${by} is not the owner`
    return step(
      'person',
      'network',
      `${by} proves to pay by ${means}: ${ok ? `right${truly}` : 'wrong'}`,
      toned(ok),
    )
  },
  'pay.reserve': ({ means, amount, ok, reason }) =>
    step(
      'server',
      'network',
      `reserves ${amount} by ${means}${ok ? '' : `: ${reason ?? 'refused'}`}`,
      toned(ok),
    ),
  'pay.release': ({ amount }) => step('server', 'network', `releases ${amount}`),
  'pay.debit': ({ means, amount, account, balance }) =>
    step('server', 'network', `debits ${amount} by ${means} from ${account}${left(balance)}`),
  'pay.declined': ({ means, amount, reason }) =>
    step('network', 'server', `${means} declines ${amount}: ${reason}`, 'bad'),
  'pay.refund': ({ amount, account }) => step('server', 'network', `refunds ${amount} to ${account}`),
  'pay.credit': ({ amount, account, balance }) =>
    step('server', 'network', `tops ${account} up by ${amount}${left(balance)}`),
  'entitlement.on': ({ item, imsi }) => at('network', `${item} is switched on for ${imsi}`),
}
