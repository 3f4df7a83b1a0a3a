import { imei14Of } from '../../../protocol/identity/imei.ts'
import { failed, ok, type Route, refuse } from './route.ts'

const hlrKey = (query: URLSearchParams): { key: 'imsi' | 'msisdn' | 'imei' | 'other'; value: string } => {
  for (const key of ['imsi', 'msisdn', 'imei'] as const) {
    const value = query.get(key)
    if (value) return { key, value }
  }
  return { key: 'other', value: [...query.values()][0] ?? '' }
}

/** Subscriptions by IMSI or MSISDN; equipment is no key here. */
export const hlr: Route = {
  name: 'hlr',
  method: 'GET',
  pattern: /^\/hlr\/subscribers$/,
  concerns: (network, { query }) => {
    const { key, value } = hlrKey(query)
    if (key === 'imei') return network.eir.knows(imei14Of(value) ?? '')
    return (key === 'imsi' || key === 'msisdn') && network.hlr.find(key, value) !== undefined
  },
  answer: async (network, { query }, _id, fault) => {
    const { key, value } = hlrKey(query)
    const { witness } = network.parts
    const down = failed(network, fault, (answer) => ({ kind: 'hlr.query', key, value, answer }))
    if (down) return down
    if (key === 'imei' || key === 'other') {
      witness({ kind: 'hlr.query', key, value, answer: 'refused' })
      return refuse(400, 'an HLR is asked by IMSI or MSISDN')
    }
    const entry = await network.hlr.ask(key, value)
    if (!entry) {
      witness({ kind: 'hlr.query', key, value, answer: 'unknown' })
      return refuse(404, 'unknown subscriber')
    }
    const { imsi, msisdn, own, subscription, org, homePlmn } = entry.subscription
    const status = fault ? entry.before : entry.status
    const ageSeconds = fault?.ageSeconds ?? 0
    const servingPlmn = network.pairs.of({ imsi })[0]?.plmn ?? homePlmn
    witness({
      kind: 'hlr.query',
      key,
      value,
      answer: status,
      imsi,
      msisdn,
      own,
      subscription,
      ageSeconds,
      ...(org && { org }),
    })
    return ok({
      imsi,
      msisdn,
      status,
      own,
      subscription,
      homePlmn,
      servingPlmn,
      ageSeconds,
      ...(org && { org }),
      ...(entry.moved && { moved: moved(entry.moved, network.parts.clock.now()) }),
    })
  },
}

const moved = ({ at, confirmed }: { at: number; confirmed: boolean }, now: number) => ({
  ...{ seconds: Math.floor((now - at) / 1000), confirmed },
})
