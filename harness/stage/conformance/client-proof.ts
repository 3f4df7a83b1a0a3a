import type { BootstrapAccount } from '../../../protocol/bootstrap/account.ts'
import { credentialHash } from '../../../protocol/credentials/account.ts'
import { basicData } from '../../../protocol/credentials/basic.ts'
import { parseHmacHeader } from '../../../protocol/credentials/hmac-header.ts'
import { macOf } from '../../../protocol/credentials/mac.ts'
import { md5Data } from '../../../protocol/credentials/md5.ts'
import { authTypeOf } from '../../../protocol/credentials/type.ts'
import type { SyncHdr } from '../../../protocol/syncml/message.ts'
import type { HttpRequest } from '../../../simulators/world/transport.ts'

/** Whether a message of the client proves its account under that nonce (DM Security §5). */
export function provesClient(
  { client }: BootstrapAccount,
  nonce: Uint8Array,
  { cred }: SyncHdr,
  { headers, body }: HttpRequest,
): boolean {
  const { type, name, secret } = client
  const a = credentialHash(name, secret)
  if (type !== 'mac') {
    const right = type === 'basic' ? basicData(name, secret) : md5Data(a, nonce)
    return cred !== undefined && authTypeOf(cred.meta?.type) === type && cred.data === right
  }
  const header = headers['x-syncml-hmac']
  if (typeof header !== 'string') return false
  try {
    const { username, mac } = parseHmacHeader(header)
    return username === name && mac === macOf(a, nonce, body)
  } catch {
    return false
  }
}
