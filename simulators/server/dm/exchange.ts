import type { SyncML } from '../../../protocol/syncml/message.ts'
import type { Context } from '../context.ts'
import type { DmRequest } from './request.ts'
import type { Session } from './session.ts'
import type { Sessions } from './sessions.ts'

/** One message and its place. */
export interface Exchange {
  readonly context: Context
  readonly sessions: Sessions
  readonly session: Session
  readonly request: DmRequest
  readonly message: SyncML
}
