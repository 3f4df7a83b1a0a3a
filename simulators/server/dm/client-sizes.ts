import type { Meta } from '../../../protocol/syncml/message.ts'

/** What the client can take, in octets; undefined means that it set no limit. */
export interface ClientSizes {
  readonly maxMsgSize?: number
  readonly maxObjSize?: number
}

/**
 * Sizes after a SyncHdr: what it names replaces what was known (DM Protocol: in force until replaced). Values that are
 * no size at all (zero, negative, beyond exact integers) are ignored.
 */
export function sizesAfter(known: ClientSizes, meta: Meta | undefined): ClientSizes {
  const maxMsgSize = usable(meta?.maxMsgSize) ?? known.maxMsgSize
  const maxObjSize = usable(meta?.maxObjSize) ?? known.maxObjSize
  return {
    ...(maxMsgSize !== undefined && { maxMsgSize }),
    ...(maxObjSize !== undefined && { maxObjSize }),
  }
}

function usable(size: number | undefined): number | undefined {
  return size !== undefined && Number.isSafeInteger(size) && size > 0 ? size : undefined
}
