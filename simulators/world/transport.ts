/** One HTTP exchange as the device sees it. Behaviour composes by wrapping: gateway, recording and faults are wrappers. */
export interface HttpRequest {
  readonly method: 'POST' | 'GET'
  readonly url: string
  /** Lower-case names; a list where the same header is sent several times. */
  readonly headers: Readonly<Record<string, string | readonly string[]>>
  readonly body: Uint8Array
}

export interface HttpResponse {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

/** Rejects with TransportProblem; never with anything else. */
export type Transport = (request: HttpRequest) => Promise<HttpResponse>

/** Why no usable answer came: `timeout`, `refused`, `closed` (in mid-body), `too-large`, `malformed` (not HTTP), `other`. */
export type TransportFault = 'timeout' | 'refused' | 'closed' | 'too-large' | 'malformed' | 'other'

export class TransportProblem extends Error {
  override readonly name = 'TransportProblem'
  readonly fault: TransportFault

  constructor(fault: TransportFault, message: string) {
    super(message)
    this.fault = fault
  }
}
