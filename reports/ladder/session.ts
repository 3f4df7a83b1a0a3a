import { describeStatus } from '../../protocol/syncml/status.ts'
import { at, step, toned } from './step.ts'
import type { Tellers } from './teller.ts'

/** The DM session on the wire, what stands in the server's log, and what the stage does about both. */
export const SESSION: Tellers<
  | 'dm.open'
  | 'dm.msg'
  | 'dm.clauth'
  | 'dm.chal'
  | 'dm.srvauth'
  | 'dm.subauth'
  | 'dm.command'
  | 'dm.close'
  | 'order.given'
  | 'order'
  | 'log.record'
  | 'manufacturer.request'
  | 'server.restart'
  | 'attack'
> = {
  'dm.open': ({ wireSessionID, initiatedBy }) =>
    step('phone', 'server', `opens session ${wireSessionID}, initiated by the ${initiatedBy}`),
  'dm.msg': ({ dir, msgID, httpStatus, headers }) => {
    if (dir === 'sent') return step('phone', 'server', `message ${msgID}`)
    const asked = headers['www-authenticate']
    if (httpStatus === 401 && asked !== undefined)
      return step('server', 'phone', `HTTP 401 asks for a proof: ${asked.split(',')[0]}`)
    const refused = httpStatus !== undefined && httpStatus !== 200
    return step(
      'server',
      'phone',
      refused ? `HTTP ${httpStatus}` : `message ${msgID}`,
      refused ? 'bad' : 'plain',
    )
  },
  'dm.clauth': ({ code, type, truth, ok }) =>
    step(
      'server',
      'phone',
      `${code} ${describeStatus(code)}: ${type} credential, in truth ${truth}`,
      truth === 'genuine' ? toned(ok) : ok ? 'bad' : 'plain',
    ),
  'dm.chal': ({ type, octets }) => step('server', 'phone', `next nonce for ${type}, ${octets} octets`),
  'dm.srvauth': ({ ok, type, reason }) =>
    at(
      'phone',
      ok ? `the server has proven itself by ${type}` : `the server proves nothing: ${reason ?? type}`,
      toned(ok),
    ),
  'dm.subauth': ({ ok, truth }) =>
    step(
      'phone',
      'server',
      `key of the subscription ${ok ? 'accepted' : 'refused'}, in truth ${truth}`,
      ok && truth === 'genuine' ? 'good' : 'bad',
    ),
  'dm.command': ({ cmd, target, status, executed }) =>
    step(
      'server',
      'phone',
      `${cmd} ${target}: ${status} ${describeStatus(status)}`,
      executed || status < 400 ? 'plain' : 'bad',
    ),
  'dm.close': ({ outcome, reason }) =>
    at('phone', `session ${outcome}: ${reason}`, outcome === 'complete' ? 'plain' : 'bad'),
  'order.given': ({ name }) => step('network', 'server', `order “${name}” is given`),
  order: ({ name, status, detail, accepted }) =>
    step(
      'network',
      'server',
      `order “${name}”: ${status || 'no answer'}${detail === '' ? '' : `, ${detail}`}`,
      accepted ? 'plain' : 'bad',
    ),
  'log.record': ({ operation, result }) => at('server', `log: ${operation} ${result}`),
  'manufacturer.request': ({ fields, subscriberData }) =>
    step(
      'server',
      'network',
      `tells the manufacturer ${fields.join(', ')}`,
      subscriberData ? 'bad' : 'plain',
    ),
  'server.restart': () => at('server', 'is started again', 'cut'),
  attack: ({ name, detail }) =>
    name === 'from-here' ? at('server', detail, 'cut') : step('network', 'phone', `attack: ${detail}`, 'bad'),
}
