import { at, step, toned } from './step.ts'
import type { Tellers } from './teller.ts'

const CATEGORY = {
  N: 'network',
  NS: 'network subset',
  SP: 'service provider',
  C: 'corporate',
  S: 'SIM',
} as const

/** What people do with cards, keys and calls. */
export const PEOPLE: Tellers<
  | 'sim.insert'
  | 'sim.remove'
  | 'sim.rejected'
  | 'chv.verify'
  | 'chv.reset'
  | 'ui.prompt'
  | 'ui.answer'
  | 'care.call'
  | 'care.verify'
  | 'care.open'
  | 'care.close'
  | 'voice.begin'
  | 'voice.end'
  | 'user.verify'
> = {
  'sim.insert': ({ imsi }) => step('person', 'phone', `inserts card ${imsi}`),
  'sim.remove': ({ imsi }) => step('person', 'phone', `removes card ${imsi}`),
  'sim.rejected': ({ category }) =>
    at('phone', `rejects the card: ${CATEGORY[category]} personalisation`, 'bad'),
  'chv.verify': ({ by, result, enabled, retries }) =>
    enabled
      ? step(
          'person',
          'phone',
          `${by} enters the PIN: ${result}, ${retries} tries left`,
          toned(result === 'ok'),
        )
      : step('person', 'phone', 'the card asks for no PIN'),
  'chv.reset': () => at('phone', 'card is reset'),
  'ui.prompt': ({ text, what }) => step('phone', 'person', `asks about ${what}: “${text}”`),
  'ui.answer': ({ by, answer }) => step('person', 'phone', `${by} answers: ${answer}`),
  'care.call': ({ by, msisdn }) => step('person', 'server', `${by} calls about ${msisdn}`),
  'care.verify': ({ method, ok, by, owner }) => {
    const truly = by === owner ? '' : `, though ${by} is not the owner`
    return step(
      'server',
      'network',
      `checks the caller’s ${method}: ${ok ? `right${truly}` : 'wrong'}`,
      toned(ok),
    )
  },
  'care.open': ({ agent, desk, msisdn }) =>
    at('server', `${agent} of the ${desk} desk opens a case for ${msisdn}`),
  'user.verify': ({ method, ok, by, owner }) => {
    const truly = by === undefined || by === owner ? '' : `, though ${by} is not the owner`
    return step(
      'person',
      'server',
      `a user shows the ${method}: ${ok ? `right${truly}` : 'wrong'}`,
      toned(ok),
    )
  },
  'care.close': () => at('server', 'closes the case'),
  'voice.begin': ({ by }) => step('person', 'phone', `${by} is on the phone`),
  'voice.end': ({ why }) =>
    why === 'hung-up'
      ? step('person', 'phone', 'hangs up')
      : at('phone', `the call breaks off: ${why}`, 'bad'),
}
