import { failed, ok, type Route, refuse } from './route.ts'

/** Who holds an address now. */
export const aaa: Route = {
  name: 'aaa',
  method: 'GET',
  pattern: /^\/aaa\/bindings\/([^/]+)$/,
  concerns: (network, _request, id) => network.bindings.knows(id),
  answer: (network, _request, ip, fault) => {
    const down = failed(network, fault, (answer) => ({ kind: 'aaa.query', ip, answer }))
    if (down) return down
    const found = network.bindings.at(ip, fault !== undefined)
    if (!found) {
      network.parts.witness({ kind: 'aaa.query', ip, answer: 'unknown' })
      return refuse(404, 'nobody holds this address')
    }
    const { imsi, msisdn, imei, plmn } = found
    const ageSeconds = fault?.ageSeconds ?? network.bindings.ageSeconds(found)
    network.parts.witness({ kind: 'aaa.query', ip, answer: 'bound', imsi, msisdn, imei, ageSeconds })
    return ok({ imsi, msisdn, imei, plmn, ageSeconds })
  },
}
