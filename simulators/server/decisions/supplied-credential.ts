import { readBasic } from '../../../protocol/credentials/basic.ts'
import { type AuthType, authTypeOf } from '../../../protocol/credentials/type.ts'
import type { Cred, SyncML } from '../../../protocol/syncml/message.ts'
import type { HmacHeader } from './read-hmac-header.ts'

export interface Supplied {
  readonly type: AuthType
  readonly user?: string
  readonly value: string
}

/** Finds what the client offers as proof of itself, or undefined when it offers nothing that can be read. */
export type SuppliedCredential = (message: SyncML, header: HmacHeader | undefined) => Supplied | undefined

/** The HTTP header for a MAC, SyncHdr for everything else; Cred at a command is forbidden in DM and not looked at. */
export const suppliedCredential: SuppliedCredential = (message, header) => {
  if (header) return { type: 'mac', user: header.username, value: header.mac }
  const { cred, source } = message.hdr
  return cred && fromCred(cred, source.locName)
}

/** Reads a Cred of SyncHdr (or, in a defect, of a command). A type or format that nobody knows is no credential. */
export function fromCred(cred: Cred, locName: string | undefined): Supplied | undefined {
  const type = cred.meta?.type === undefined ? undefined : authTypeOf(cred.meta.type)
  if (type !== 'basic' && type !== 'md5') return undefined
  if ((cred.meta?.format ?? 'b64') !== 'b64') return undefined
  const user = type === 'basic' ? readBasic(cred.data)?.user : locName
  return { type, value: cred.data, ...(user !== undefined && { user }) }
}
