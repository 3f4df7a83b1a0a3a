import type { BootstrapAccount, BootstrapCredential } from '../../../protocol/bootstrap/account.ts'
import { aauthTypeOf, authTypeOfAAuth } from '../../../protocol/credentials/type.ts'
import type { DmVersion } from '../../../protocol/syncml/message.ts'
import { interior, leaf } from '../tree/node.ts'
import type { ManagementTree, Path } from '../tree/tree.ts'

export const DMACC = 'urn:oma:mo:oma-dm-dmacc:1.0'

/** Where DM accounts stand: at the root, and below ./SyncML in DM 1.1.2. */
export const accountsRoot = (dm: DmVersion): Path => (dm === '1.1.2' ? ['SyncML', 'DMAcc'] : ['DMAcc'])

/** Secrets and nonces can be replaced, and never be read (DMAcc §AAuthSecret). */
const SECRET = { access: ['Replace'] } as const

/** Writes an account below `path` as a DMAcc object (StdObj 1.2 §5.1). Its server gets the rights on it. */
export function plantAccount(
  tree: ManagementTree,
  path: Path,
  account: BootstrapAccount,
  permanent = false,
): void {
  const { serverId } = account
  const acl = `Get=${serverId}&Replace=${serverId}&Delete=${serverId}`
  const at = (...names: string[]): Path => [...path, ...names]
  tree.put(path, interior({ type: DMACC, acl, ...(permanent && { permanent: true }) }))
  const texts: Record<string, string> = {
    AppID: 'w7',
    ServerID: serverId,
    Name: account.name,
    PrefConRef: account.connectivity ? './NAP/Home' : '',
    AAuthPref: aauthTypeOf(account.client.type),
  }
  for (const [name, value] of Object.entries(texts)) tree.put(at(name), leaf(value))
  tree.put(at('AppAddr', '1', 'Addr'), leaf(account.address))
  tree.put(at('AppAddr', '1', 'AddrType'), leaf('URI'))
  if (account.port) tree.put(at('AppAddr', '1', 'Port', '1', 'PortNbr'), leaf(account.port))
  plantCredential(tree, at('AppAuth', '1'), 'CLCRED', account.client)
  plantCredential(tree, at('AppAuth', '2'), 'SRVCRED', account.server)
}

function plantCredential(
  tree: ManagementTree,
  path: Path,
  level: string,
  credential: BootstrapCredential,
): void {
  tree.put([...path, 'AAuthLevel'], leaf(level))
  tree.put([...path, 'AAuthType'], leaf(aauthTypeOf(credential.type)))
  tree.put([...path, 'AAuthName'], leaf(credential.name))
  tree.put([...path, 'AAuthSecret'], leaf(credential.secret, SECRET))
  tree.put([...path, 'AAuthData'], {
    format: 'bin',
    type: 'application/octet-stream',
    value: credential.nonce,
    ...SECRET,
  })
}

/** Reads an account from its DMAcc object; undefined while it is not complete. */
export function readAccount(tree: ManagementTree, path: Path): BootstrapAccount | undefined {
  const text = (...names: string[]) => tree.text([...path, ...names])
  const credential = (level: string): BootstrapCredential | undefined => {
    const name = tree
      .names([...path, 'AppAuth'])
      .find((each) => text('AppAuth', each, 'AAuthLevel') === level)
    const type = name && authTypeOfAAuth(text('AppAuth', name, 'AAuthType') ?? '')
    if (!name || !type) return undefined
    const nonce = tree.get([...path, 'AppAuth', name, 'AAuthData'])?.value
    return {
      type,
      name: text('AppAuth', name, 'AAuthName') ?? '',
      secret: text('AppAuth', name, 'AAuthSecret') ?? '',
      nonce: nonce instanceof Uint8Array ? nonce : Uint8Array.from(Buffer.from(nonce ?? '', 'base64')),
    }
  }
  const client = credential('CLCRED')
  const server = credential('SRVCRED')
  const serverId = text('ServerID')
  const first = tree.names([...path, 'AppAddr'])[0]
  const address = first && text('AppAddr', first, 'Addr')
  if (!client || !server || !serverId || !address) return undefined
  return { serverId, name: text('Name') ?? '', address, client, server }
}

/** Keeps the nonce of one level for the next session. */
export function keepNonce(
  tree: ManagementTree,
  path: Path,
  level: 'CLCRED' | 'SRVCRED',
  nonce: Uint8Array,
): void {
  for (const name of tree.names([...path, 'AppAuth'])) {
    if (tree.text([...path, 'AppAuth', name, 'AAuthLevel']) !== level) continue
    const at = [...path, 'AppAuth', name, 'AAuthData']
    const node = tree.get(at)
    if (node) tree.set(at, { ...node, value: nonce })
  }
}
