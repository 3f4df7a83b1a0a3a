import type { QueryEvent } from '../../world/event.ts'
import type { Fault, FunctionName } from '../faults.ts'
import type { Network } from '../network.ts'

export interface FunctionRequest {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly body: unknown
  /** Scheme and authority under which the one who asked reaches the network functions. */
  readonly origin?: string
  /** What a phone says of its subscription over Ub. */
  readonly authorization?: string
}

/** An answer, or none: then the one who asked waits until they give up. */
export type FunctionAnswer =
  | {
      readonly status: number
      /** A page where `content-type` says so, JSON where nothing does. */
      readonly body: unknown
      readonly headers?: Readonly<Record<string, string>>
    }
  | 'no-answer'

export interface Route {
  readonly name: FunctionName
  readonly method: 'GET' | 'POST'
  readonly pattern: RegExp
  readonly concerns: (network: Network, request: FunctionRequest, id: string) => boolean
  readonly answer: (
    network: Network,
    request: FunctionRequest,
    id: string,
    fault: Fault | undefined,
  ) => FunctionAnswer | Promise<FunctionAnswer>
}

export const ok = (body: unknown): FunctionAnswer => ({ status: 200, body })
export const refuse = (status: number, error: string): FunctionAnswer => ({ status, body: { error } })

export const text = (body: unknown, name: string): string => {
  const value = (body as Record<string, unknown> | null)?.[name]
  return typeof value === 'string' ? value : ''
}

/** `timeout` and `error` are answered in the same way by every function. */
export function down(fault: Fault | undefined): FunctionAnswer | undefined {
  if (fault?.kind === 'timeout') return 'no-answer'
  return fault?.kind === 'error' ? refuse(503, 'system failure') : undefined
}

/** As `down`, witnessed by the function's own event. */
export function failed(
  network: Network,
  fault: Fault | undefined,
  event: (answer: 'timeout' | 'error') => QueryEvent,
): FunctionAnswer | undefined {
  if (fault?.kind === 'timeout' || fault?.kind === 'error') network.parts.witness(event(fault.kind))
  return down(fault)
}
