/** What one peer may take of the server. Octets, milliseconds and counts. */
export interface ServerLimits {
  /** Largest HTTP body, and what the server announces as its MaxMsgSize. */
  readonly messageBytes: number
  /** Largest object that is put together from chunks, announced as MaxObjSize. */
  readonly objectBytes: number
  readonly headerBytes: number
  /** Until the headers, and the whole request, must have come. */
  readonly headersMs: number
  readonly requestMs: number
  /** Messages of the client in one session; the next one is answered with Alert 1223. */
  readonly messagesPerSession: number
  /** A session without a message for this long is over. */
  readonly idleMs: number
  /** Sessions at once; more are answered 503. */
  readonly sessions: number
}

export const SERVER_LIMITS: ServerLimits = {
  messageBytes: 256 * 1024,
  objectBytes: 1024 * 1024,
  headerBytes: 16 * 1024,
  headersMs: 5_000,
  requestMs: 10_000,
  messagesPerSession: 64,
  idleMs: 5 * 60_000,
  sessions: 50_000,
}
