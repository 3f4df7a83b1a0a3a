import { old, step, type Tone, toned } from './step.ts'
import type { Tellers } from './teller.ts'

/** A question of the target to a network function, with its answer. */
const asked = (text: string, tone: Tone) => step('server', 'network', text, tone)

/** What the target asks of the network, and what it is told. */
export const QUERIES: Tellers<
  | 'hlr.query'
  | 'eir.query'
  | 'aaa.query'
  | 'net.pair'
  | 'add.query'
  | 'zn.query'
  | 'enterprise.query'
  | 'enterprise.report'
> = {
  'hlr.query': ({ key, value, answer, own, subscription, org, ageSeconds }) => {
    const what = [own === false ? 'not our own' : '', subscription ?? '', org ?? ''].filter(Boolean)
    const more = what.length > 0 ? ` (${what.join(', ')})` : ''
    const text = `HLR by ${key.toUpperCase()} ${value}: ${answer}${more}${old(ageSeconds)}`
    return asked(text, toned(answer === 'active' && own !== false))
  },
  'eir.query': ({ imei, answer, ageSeconds }) =>
    asked(`EIR ${imei}: ${answer}${old(ageSeconds)}`, toned(answer === 'white' || answer === 'grey')),
  'aaa.query': ({ ip, answer, imsi, ageSeconds }) =>
    asked(`AAA: who holds ${ip}? ${imsi ?? answer}${old(ageSeconds)}`, toned(answer === 'bound')),
  'net.pair': ({ imsi, imei, ageSeconds, how }) =>
    step(
      'network',
      'server',
      `${how === 'pushed' ? 'reports' : 'answers with'} the pair ${imsi} in ${imei}${old(ageSeconds)}`,
    ),
  'add.query': ({ imsi, imei, answer, pairs }) =>
    asked(
      `ADD: which pairs has ${imsi ?? imei}? ${answer === 'ok' ? pairs : answer}`,
      answer === 'ok' ? 'plain' : 'bad',
    ),
  'zn.query': ({ btid, answer, remainingSeconds }) =>
    asked(
      `BSF: key of ${btid.slice(0, 12)}…? ${answer}${answer === 'ok' ? `, good for ${remainingSeconds} s` : ''}`,
      toned(answer === 'ok'),
    ),
  'enterprise.report': ({ org, order, result }) =>
    step('server', 'network', `tells ${org} about ${order}: ${result}`),
  'enterprise.query': ({ by, org, operation, answer }) =>
    step(
      by === 'server' ? 'server' : 'phone',
      'network',
      `${org}, may I do ${operation}? ${answer}`,
      toned(answer === 'allowed'),
    ),
}
