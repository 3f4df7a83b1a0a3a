import { credentialHash } from '../../../protocol/credentials/account.ts'
import { basicData } from '../../../protocol/credentials/basic.ts'
import { formatHmacHeader } from '../../../protocol/credentials/hmac-header.ts'
import { macOf } from '../../../protocol/credentials/mac.ts'
import { md5Data } from '../../../protocol/credentials/md5.ts'
import { syncmlTypeOf } from '../../../protocol/credentials/type.ts'
import type { Cred } from '../../../protocol/syncml/message.ts'
import type { Account } from '../store/account.ts'

/** By what the server proves itself in one message: a Cred inside it, or a header made over its octets. */
export interface ServerProof {
  readonly name: string
  readonly cred?: Cred
  readonly headersFor: (body: Uint8Array) => Record<string, string>
}

/** The server's proof towards the device of this account, with the nonce that the device last gave. */
export function serverProof(account: Account, nonce: Uint8Array): ServerProof {
  const { serverName: name, serverSecret, type } = account
  const a = credentialHash(name, serverSecret)
  if (type === 'mac') {
    return {
      name,
      headersFor: (body) => ({
        'x-syncml-hmac': formatHmacHeader({ username: name, mac: macOf(a, nonce, body) }),
      }),
    }
  }
  const data = type === 'basic' ? basicData(name, serverSecret) : md5Data(a, nonce)
  return { name, cred: { meta: { format: 'b64', type: syncmlTypeOf(type) }, data }, headersFor: () => ({}) }
}
