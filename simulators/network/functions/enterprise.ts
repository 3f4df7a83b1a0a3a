import { imei14Of } from '../../../protocol/identity/imei.ts'
import { down, failed, ok, type Route, text } from './route.ts'

/** What an enterprise allows for its phones. */
export const enterprise: Route = {
  name: 'enterprise',
  method: 'POST',
  pattern: /^\/enterprise\/([^/]+)\/decisions$/,
  concerns: (network, { body }, org) =>
    network.enterprise.knows(org) && network.hlr.find('imsi', text(body, 'imsi')) !== undefined,
  answer: (network, { body }, org, fault) => {
    const imsi = text(body, 'imsi')
    const imei = imei14Of(text(body, 'imei')) ?? ''
    const about = {
      kind: 'enterprise.query' as const,
      org,
      imsi,
      imei,
      operation: text(body, 'operation'),
      by: 'server' as const,
    }
    const down = failed(network, fault, (answer) => ({ ...about, answer }))
    if (down) return down
    const allowed = network.enterprise.allows(org, imsi, imei)
    network.parts.witness({ ...about, answer: allowed ? 'allowed' : 'refused' })
    return ok({ allowed, ageSeconds: 0 })
  },
}

/** An enterprise hears what became of one of its phones. */
export const reports: Route = {
  name: 'enterprise',
  method: 'POST',
  pattern: /^\/enterprise\/([^/]+)\/reports$/,
  concerns: (network, { body }, org) =>
    network.enterprise.knows(org) && network.hlr.find('imsi', text(body, 'imsi')) !== undefined,
  answer: (network, { body }, org, fault) => {
    const failed = down(fault)
    if (failed) return failed
    network.parts.witness({
      kind: 'enterprise.report',
      org,
      imsi: text(body, 'imsi'),
      imei: imei14Of(text(body, 'imei')) ?? '',
      order: text(body, 'order'),
      operation: text(body, 'operation'),
      result: text(body, 'result'),
    })
    return { status: 201, body: { noted: true } }
  },
}
