import type { BootstrapAccount } from '../../protocol/bootstrap/account.ts'
import { basicData } from '../../protocol/credentials/basic.ts'
import type { Secrets } from '../world/secrets.ts'

/** Keeps the passwords and nonces of an account out of histories, in each form in which they travel. */
export function keepSecrets(secrets: Secrets, account: BootstrapAccount): void {
  for (const { name, secret, nonce } of [account.client, account.server]) {
    secrets.keep(secret)
    secrets.keep(basicData(name, secret))
    secrets.keepBytes(nonce)
  }
}
