import type { AuthType } from '../../../protocol/credentials/type.ts'
import { drawer, unit } from '../fleet/draw.ts'
import type { Fleet } from '../fleet/fleet.ts'
import { type Endpoint, endpointAt } from '../session/endpoint.ts'
import type { OpenSession } from '../session/open-session.ts'
import { Disturbed } from '../wire/disturbed.ts'
import type { Waiter } from '../wire/wire.ts'
import type { ShardOrder } from './order.ts'

/** `elapsed`: milliseconds of the run. */
export interface EndpointParts {
  readonly fleet: Fleet
  readonly now: () => number
  readonly elapsed: () => number
}

/** The endpoints of a target, by credential type, each with a client of its own. */
export function endpointsOf(order: ShardOrder, parts: EndpointParts): Partial<Record<AuthType, Endpoint>> {
  const { limits } = order.plan
  const options = {
    connections: Math.max(1, Math.ceil(limits.connections / order.shards)),
    timeoutMs: limits.timeoutMillis,
    own: limits.keepAlive === 'session',
    addresses: limits.addresses,
    maxBytes: order.maxBytes,
    now: parts.now,
  }
  const endpoints: Partial<Record<AuthType, Endpoint>> = {}
  for (const [auth, url] of Object.entries(order.endpoints) as [AuthType, string][])
    endpoints[auth] = disturbed(endpointAt(url, options, order.secure?.[auth]), order, parts)
  return endpoints
}

/** The same endpoint, on the way to which things go wrong when the plan wants that. */
function disturbed(
  endpoint: Endpoint,
  { plan, seed }: ShardOrder,
  { fleet, elapsed }: EndpointParts,
): Endpoint {
  const { faults: windows } = plan
  if (windows.length === 0) return endpoint
  const draw = drawer(seed, 'faults')
  const chance = (waiter: Waiter) => {
    const { index, row, sentMessages } = waiter as OpenSession
    return unit(draw, index, (fleet.sessions[row] ?? 0) * 64 + sentMessages)
  }
  return { ...endpoint, client: new Disturbed(endpoint.client, { windows, elapsed, chance }) }
}
