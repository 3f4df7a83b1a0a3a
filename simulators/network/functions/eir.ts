import { imei14Of } from '../../../protocol/identity/imei.ts'
import { failed, ok, type Route, refuse } from './route.ts'

/** Equipment and its status; with an IMSI also whether the pair is a clone. */
export const eir: Route = {
  name: 'eir',
  method: 'GET',
  pattern: /^\/eir\/equipment\/([^/]+)$/,
  concerns: (network, _request, id) => network.eir.knows(imei14Of(id) ?? ''),
  answer: (network, { query }, id, fault) => {
    const imei = imei14Of(id) ?? id
    const imsi = query.get('imsi') ?? undefined
    const about = { kind: 'eir.query' as const, imei, ...(imsi && { imsi }) }
    const down = failed(network, fault, (answer) => ({ ...about, answer }))
    if (down) return down
    const found = network.eir.check(imei, imsi, fault !== undefined)
    const ageSeconds = fault?.ageSeconds ?? 0
    network.parts.witness({ ...about, answer: found?.status ?? 'unknown', ageSeconds })
    return found ? ok({ ...found, ageSeconds }) : refuse(404, 'unknown equipment')
  },
}
