import { step, toned } from './step.ts'
import type { Tellers } from './teller.ts'

/** What happens at the PC and on the portal. */
export const PC: Tellers<
  | 'pc.discover'
  | 'pc.assoc'
  | 'pc.minutes'
  | 'pc.consent'
  | 'pc.connect'
  | 'pc.close'
  | 'portal.login'
  | 'portal.logout'
  | 'portal.order'
  | 'portal.confirm'
> = {
  'pc.discover': ({ pc, imei }) => step('person', 'phone', `${pc} sees phone ${imei} near it`),
  'pc.assoc': ({ pc, mutual, ok }) =>
    step(
      'person',
      'phone',
      `${pc} and the phone associate${mutual ? '' : ', one side unproved'}: ${ok ? 'accepted' : 'refused'}`,
      toned(ok && mutual),
    ),
  'pc.minutes': ({ pc, left, low }) =>
    step('person', 'phone', `${pc} reads that ${left} minutes are left${low ? ', which is little' : ''}`),
  'pc.consent': ({ by, answer }) =>
    step(
      'person',
      'person',
      `${by} is asked whether the phone may be set up or topped up: ${answer}`,
      toned(answer === 'yes'),
    ),
  'pc.connect': ({ pc }) => step('person', 'server', `${pc} connects to the operator`),
  'pc.close': ({ pc }) => step('person', 'server', `${pc} disconnects`),
  'portal.login': ({ by, account, method, ok, owner }) => {
    const truly = by === owner ? '' : `, though ${by} is not the owner`
    const how = `${by} logs in as ${account} by ${method}`
    return step('person', 'server', `${how}: ${ok ? `right${truly}` : 'wrong'}`, toned(ok))
  },
  'portal.logout': ({ by }) => step('person', 'server', `${by} logs out`),
  'portal.order': ({ by, items, amount }) =>
    step('person', 'server', `${by} orders ${items.join(', ')} for ${amount}`),
  'portal.confirm': ({ by, answer, amount }) =>
    step('person', 'server', `${by} is asked to confirm ${amount}: ${answer}`, toned(answer === 'yes')),
}
