import type { SyncML } from '../../../protocol/syncml/message.ts'
import type { Content } from '../../../protocol/syncml/read.ts'

export interface Received {
  readonly raw: Uint8Array
  readonly message: SyncML
  readonly content: Content
}

/** The octets over which a MAC is checked. */
export type MacBody = (received: Received) => Uint8Array

/** The entity exactly as it came: a message that is written anew is another message (DM Security §5.4). */
export const macBody: MacBody = ({ raw }) => raw
