import type { BootstrapAccount } from '../../protocol/bootstrap/account.ts'
import type { GivenAccount } from '../target/target.ts'
import type { Stage } from './stage.ts'

/** The account that the target file gives (that device, where it gives several), as a device holds it; undefined where it gives none. */
export function givenAccount(
  { target, dialect, secrets }: Stage,
  imei?: string,
): BootstrapAccount | undefined {
  const { endpoint } = target
  const account = target.accounts?.find((each) => each.imei === imei) ?? target.account
  if (!account) return undefined
  const credential = ({ name, secret, nonce = '' }: GivenAccount['client']) => {
    secrets.keep(secret)
    return { type: dialect.auth, name, secret, nonce: Uint8Array.from(Buffer.from(nonce, 'base64')) }
  }
  return {
    serverId: account.serverId,
    name: target.name,
    address: endpoint,
    client: credential(account.client),
    server: credential(account.server),
  }
}
