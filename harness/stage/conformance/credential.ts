import type { BootstrapAccount } from '../../../protocol/bootstrap/account.ts'
import type { Content } from '../../../protocol/syncml/content-type.ts'
import type { Cred, SyncML } from '../../../protocol/syncml/message.ts'
import { writeMessage } from '../../../protocol/syncml/write.ts'
import { credOf, hmacHeaderOf } from '../../../simulators/device/session/credential.ts'
import type { CredentialType } from '../../../simulators/world/event.ts'

/** The credential that a message shows: the account's own, something that must not be accepted, or a Cred word for word. */
export type Shown = 'genuine' | 'none' | 'wrong' | 'stale' | 'basic' | Cred

export interface Dressed {
  readonly body: Uint8Array
  readonly headers: Readonly<Record<string, string>>
  readonly shows: { readonly type: CredentialType; readonly truth: Shown }
}

/** A nonce that no server has issued. */
const NEVER_ISSUED = Uint8Array.from({ length: 16 }, (_, at) => 0xa0 + at)

/** Puts a credential on a message and writes it: Cred in SyncHdr, or x-syncml-hmac over the octets that go out. */
export function dressed(
  message: SyncML,
  content: Content,
  account: BootstrapAccount | undefined,
  nonce: Uint8Array,
  shown: Shown,
): Dressed {
  const bare = (cred?: Cred): Uint8Array =>
    writeMessage({ ...message, hdr: { ...message.hdr, ...(cred && { cred }) } }, content)
  if (typeof shown === 'object')
    return { body: bare(shown), headers: {}, shows: { type: 'none', truth: shown } }
  if (shown === 'none' || !account)
    return { body: bare(), headers: {}, shows: { type: 'none', truth: 'none' } }
  const own = account.client
  const credential =
    shown === 'wrong'
      ? { ...own, secret: `${own.secret}-wrong` }
      : shown === 'basic'
        ? { ...own, type: 'basic' as const }
        : own
  const used = shown === 'stale' ? NEVER_ISSUED : nonce
  const body = bare(credOf(credential, used))
  const headers: Record<string, string> =
    credential.type === 'mac' ? { 'x-syncml-hmac': hmacHeaderOf(credential, used, body) } : {}
  return { body, headers, shows: { type: credential.type, truth: shown } }
}
