import type { AccountBook } from './account-book.ts'
import type { DeviceSpec } from './spec.ts'
import { interior, leaf } from './tree/node.ts'
import type { ManagementTree, Path } from './tree/tree.ts'

/** What a second-hand phone brings with it: the previous operator's account, access point and proxy, and its rights. */
export function livedWith(
  { account, imsi, permanent }: NonNullable<DeviceSpec['previous']>,
  accounts: AccountBook,
  tree: ManagementTree,
): void {
  accounts.add(account, { origin: 'factory', permanent, ...(imsi && { boundImsi: imsi }) })
  const acl = `Get=${account.serverId}&Replace=${account.serverId}&Delete=${account.serverId}`
  const put = (path: Path, value?: string) =>
    tree.put(path, value === undefined ? interior({ acl }) : leaf(value))
  put(['NAP', 'Previous'])
  put(['NAP', 'Previous', 'Name'], account.name)
  put(['NAP', 'Previous', 'NapAddrType'], 'APN')
  put(['NAP', 'Previous', 'NapAddr'], 'internet.previous.example')
  put(['Proxy', 'Previous'])
  put(['Proxy', 'Previous', 'PxAddr'], '192.0.2.80')
  put(['Settings', 'Home'], 'https://start.previous.example/')
  put(['Settings', 'Message'], 'https://mms.previous.example/')
}

/** Settings that lead nowhere. */
export function misconfigured(tree: ManagementTree): void {
  tree.put(['NAP', 'Wrong'], interior())
  tree.put(['NAP', 'Wrong', 'NapAddr'], leaf('nowhere.invalid'))
  tree.put(['Proxy', 'Wrong'], interior())
  tree.put(['Proxy', 'Wrong', 'PxAddr'], leaf('203.0.113.255'))
}
