import type { BootstrapAccount } from '../../../protocol/bootstrap/account.ts'
import { writeClientProvisioning } from '../../../protocol/bootstrap/client-provisioning.ts'
import { writeDmProfile } from '../../../protocol/bootstrap/dm-profile.ts'
import type { Context } from '../context.ts'
import type { Account, AccountOrigin } from '../store/account.ts'

export interface IssueFor {
  readonly imsi: string
  readonly msisdn?: string
  /** Missing on a card: its device is learnt in the first session. */
  readonly imei14?: string
  readonly origin: AccountOrigin
  readonly profile: 'cp' | 'dm'
}

/** Mints an account and writes its bootstrap document. Names and secrets are drawn afresh for each bootstrap. */
export function issue(context: Context, wanted: IssueFor): { account: Account; document: Uint8Array } {
  const { store, random, decisions, auth } = context
  const { imsi, msisdn, imei14, origin, profile } = wanted
  const earlier = imei14 === undefined ? [] : store.accounts.historyOf(imei14)
  const minting = { imsi, random: random.secrets, earlier, ...(imei14 !== undefined && { imei14 }) }
  const account = store.accounts.add({
    imsi,
    origin,
    type: auth,
    clientName: random.secrets.token(12),
    clientSecret: decisions.mintSecret({ ...minting, which: 'client' }),
    clientNonce: random.nonces.bytes(16),
    serverName: context.serverId,
    serverSecret: decisions.mintSecret({ ...minting, which: 'server' }),
    serverNonce: random.nonces.bytes(16),
    ...(msisdn !== undefined && { msisdn }),
    ...(imei14 !== undefined && { imei14 }),
  })
  const content = documentOf(context, account)
  return { account, document: profile === 'cp' ? writeClientProvisioning(content) : writeDmProfile(content) }
}

function documentOf(context: Context, account: Account): BootstrapAccount {
  const { type } = account
  return {
    serverId: context.serverId,
    name: 'Home operator',
    address: context.endpoint(),
    ...context.decisions.credentialLevels({
      client: { type, name: account.clientName, secret: account.clientSecret, nonce: account.clientNonce },
      server: { type, name: account.serverName, secret: account.serverSecret, nonce: account.serverNonce },
    }),
  }
}
