import { imei14Of } from '../../../protocol/identity/imei.ts'
import { failed, ok, type Route } from './route.ts'

/** Automatic device detection: which card was seen in which device. */
export const add: Route = {
  name: 'add',
  method: 'GET',
  pattern: /^\/add\/pairs$/,
  concerns: (network, { query }) => {
    const imei = imei14Of(query.get('imei') ?? '')
    const imsi = query.get('imsi')
    return (
      (imei !== undefined && network.eir.knows(imei)) ||
      (imsi !== null && network.hlr.find('imsi', imsi) !== undefined)
    )
  },
  answer: (network, { query }, _id, fault) => {
    const imsi = query.get('imsi') ?? undefined
    const imei = imei14Of(query.get('imei') ?? '')
    const about = { kind: 'add.query' as const, ...(imsi && { imsi }), ...(imei && { imei }) }
    const down = failed(network, fault, (answer) => ({ ...about, answer, pairs: 0 }))
    if (down) return down
    const pairs = network.pairs.of({ ...(imsi && { imsi }), ...(imei && { imei }) }).map((pair) => ({
      imsi: pair.imsi,
      msisdn: pair.msisdn,
      imei: pair.imei,
      imeisv: pair.imeisv,
      plmn: pair.plmn,
      attached: pair.attached,
      ageSeconds: fault?.ageSeconds ?? network.pairs.ageSeconds(pair),
      pairedSeconds: network.pairs.pairedSeconds(pair),
    }))
    network.parts.witness({ ...about, answer: pairs.length > 0 ? 'ok' : 'unknown', pairs: pairs.length })
    for (const pair of pairs) {
      network.parts.witness({
        kind: 'net.pair',
        imsi: pair.imsi,
        imei: pair.imei,
        ageSeconds: pair.ageSeconds,
        how: 'asked',
        plmn: pair.plmn,
      })
    }
    return ok({ pairs })
  },
}
