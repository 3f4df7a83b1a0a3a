import type { Document } from '../markup/element.ts'
import { readWbxml } from '../wbxml/read.ts'
import { readXml } from '../xml/read.ts'
import type { Content } from './content-type.ts'
import type { Deviation } from './deviation.ts'
import { messageFrom } from './from-element.ts'
import { boundedDepth, DEFAULT_LIMITS, type Limits } from './limits.ts'
import type { SyncML } from './message.ts'
import { Reading } from './reading.ts'

export type { Content } from './content-type.ts'
export { sniffContent } from './content-type.ts'

/** A message with everything that was tolerated in reading it. */
export interface Read {
  readonly message: SyncML
  readonly deviations: Deviation[]
}

/** Reads one SyncML DM message. Throws SyncMLProblem with the octet at which it stopped; nothing else. */
export function readMessage(bytes: Uint8Array, content: Content, limits: Limits = DEFAULT_LIMITS): Read {
  const { root, deviations, elements } = readDocument(bytes, content, limits)
  const message = messageFrom(root, new Reading(boundedDepth(limits), deviations, elements))
  return { message, deviations }
}

/** Reads any document of either encoding into elements. */
export function readDocument(bytes: Uint8Array, content: Content, limits: Limits = DEFAULT_LIMITS): Document {
  return content === 'xml' ? readXml(bytes, limits) : readWbxml(bytes, limits)
}
