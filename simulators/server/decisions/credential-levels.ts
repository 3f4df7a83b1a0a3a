import type { BootstrapAccount } from '../../../protocol/bootstrap/account.ts'

type Credentials = Pick<BootstrapAccount, 'client' | 'server'>

/** Says which credential stands at which level of the document: `client` becomes CLCRED, `server` SRVCRED. */
export type CredentialLevels = (credentials: Credentials) => Credentials

export const credentialLevels: CredentialLevels = (credentials) => credentials
