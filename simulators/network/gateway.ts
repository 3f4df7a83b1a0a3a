import type { HttpRequest, Transport } from '../world/transport.ts'
import type { Witness } from '../world/witness.ts'
import type { Bindings } from './bindings.ts'

/** Headers by which operators pass a subscriber's identity on, in the spellings that are in use. */
const IDENTITY =
  /^(x[-_])?((up-)?calling-line-id|up-subno|msisdn|nokia-msisdn|wap-(network-client-)?msisdn|h3g-msisdn|fh-msisdn|msp-msisdn|network-info|acr)$/

const isIdentity = (name: string) => {
  const plain = name
    .toLowerCase()
    .replaceAll('_', '-')
    .replace(/^http-/, '')
  return IDENTITY.test(plain) || plain === 'user-identity-forward-msisdn' || plain === 'x-acr'
}

export interface Edge {
  readonly ip: string
  readonly bindings: Bindings
  /** The secret by which the target knows the operator's own gateway. */
  readonly token: string
  readonly witness: Witness
  /** A gateway that lets client headers through is a defect of the network (D-60). */
  readonly strips: boolean
}

/** The mobile data path: what the client says of itself is stripped, what the network knows is added (TS 29.061 annex). */
export function gateway(transport: Transport, edge: Edge): Transport {
  return (request) => {
    const binding = edge.bindings.at(edge.ip)
    const plain = request.url.startsWith('http:')
    const headers: Record<string, string | readonly string[]> = {}
    let spoofed = 0
    for (const [name, value] of Object.entries(request.headers)) {
      const claimed = isIdentity(name) || name.toLowerCase() === 'forwarded'
      if (claimed && !edge.strips) spoofed += 1
      if (!claimed || !edge.strips) headers[name] = value
    }
    headers['forwarded'] = `for=${edge.ip};by=_${edge.token}`
    if (plain && binding) {
      headers['x-msisdn'] =
        spoofed > 0 && headers['x-msisdn'] ? [String(headers['x-msisdn']), binding.msisdn] : binding.msisdn
      const { msisdn, imei } = binding
      edge.witness({
        kind: 'he.header',
        ip: edge.ip,
        imei,
        trusted: spoofed === 0,
        msisdn,
        count: 1 + spoofed,
      })
    }
    return transport({ ...request, headers })
  }
}

/** Any other way to the server: nobody strips, nobody adds, and what the client claims arrives as it is. */
export function openInternet(transport: Transport, ip: string, witness: Witness): Transport {
  return (request: HttpRequest) => {
    for (const [name, value] of Object.entries(request.headers)) {
      if (!isIdentity(name)) continue
      const values = typeof value === 'string' ? [value] : value
      witness({
        kind: 'he.header',
        ip,
        imei: '',
        trusted: false,
        msisdn: values.join(','),
        count: values.length,
      })
    }
    return transport(request)
  }
}
