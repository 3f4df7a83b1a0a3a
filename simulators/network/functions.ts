import { aaa } from './functions/aaa.ts'
import { add } from './functions/add.ts'
import { bank } from './functions/bank.ts'
import { billing } from './functions/billing.ts'
import { ub, zn } from './functions/bsf.ts'
import { challenge } from './functions/challenge.ts'
import { crm, users } from './functions/crm.ts'
import { eir } from './functions/eir.ts'
import { enterprise, reports } from './functions/enterprise.ts'
import { entitlements } from './functions/entitlements.ts'
import { hlr } from './functions/hlr.ts'
import { MANUFACTURER_ROUTES } from './functions/manufacturer.ts'
import { prepaid } from './functions/prepaid.ts'
import { push } from './functions/push.ts'
import type { FunctionAnswer, FunctionRequest, Route } from './functions/route.ts'
import { refuse } from './functions/route.ts'
import type { Network } from './network.ts'

export type { FunctionAnswer, FunctionRequest } from './functions/route.ts'

/** Every network function; the OpenAPI description has the same. Each request is carried out once, however often it comes. */
export const ROUTES: readonly Route[] = [
  ...[hlr, eir, aaa, add, zn, ub, crm, users],
  ...[enterprise, reports, push],
  ...[...billing, ...bank, ...challenge, ...prepaid, entitlements],
  ...MANUFACTURER_ROUTES,
]

function find(request: FunctionRequest): { route: Route; id: string } | undefined {
  const there = ROUTES.filter(({ pattern }) => pattern.test(request.path))
  const route = there.find(({ method }) => method === request.method) ?? there[0]
  return route && { route, id: idIn(route.pattern.exec(request.path)?.[1] ?? '') }
}

/** What cannot be decoded names nobody. */
function idIn(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}

/** Of these networks the one that knows whom the request is about. */
export function concerned(networks: Iterable<Network>, request: FunctionRequest): Network | undefined {
  const found = find(request)
  if (!found) return undefined
  for (const network of networks) if (found.route.concerns(network, request, found.id)) return network
  return undefined
}

/** Whether the request is about somebody whom this network knows. */
export const concerns = (network: Network, request: FunctionRequest): boolean =>
  concerned([network], request) !== undefined

/** Answers a request as the network function would, or as the scripted fault makes it. */
export async function answer(network: Network, request: FunctionRequest): Promise<FunctionAnswer> {
  const found = find(request)
  if (!found) return refuse(404, 'there is no such network function; see /openapi.json')
  if (found.route.method !== request.method) return refuse(405, `use ${found.route.method}`)
  const fault = network.faults.next(found.route.name)
  if (fault?.kind !== 'late') return found.route.answer(network, request, found.id, fault)
  await found.route.answer(network, request, found.id, undefined)
  return 'no-answer'
}
