import { aauthTypeOf, authTypeOfAAuth } from '../credentials/type.ts'
import { versions } from '../syncml/build.ts'
import type { MgmtNode, MgmtTree } from '../syncml/message.ts'
import { readMessage } from '../syncml/read.ts'
import { readTnds } from '../syncml/tnds.ts'
import { writeMessage } from '../syncml/write.ts'
import { type BootstrapAccount, type BootstrapCredential, BootstrapProblem } from './account.ts'

const DMACC = 'urn:oma:mo:oma-dm-dmacc:1.0'

/** Writes a bootstrap message of the DM profile: Add ./Inbox with the account as a tree, always WBXML (DM Bootstrap §5.4). */
export function writeDmProfile(account: BootstrapAccount): Uint8Array {
  const { verDTD, verProto } = versions('1.2')
  const data: MgmtTree = { verDTD: '1.2', nodes: [accountNode(account)] }
  return writeMessage(
    {
      hdr: {
        verDTD,
        verProto,
        sessionID: '0',
        msgID: '0',
        target: { locURI: './Inbox' },
        source: { locURI: account.serverId },
      },
      body: {
        commands: [
          {
            name: 'Add',
            cmdID: '1',
            items: [
              {
                target: { locURI: './Inbox' },
                meta: { format: 'xml', type: 'application/vnd.syncml.dmtnds+wbxml' },
                data,
              },
            ],
          },
        ],
        final: true,
      },
    },
    'wbxml',
  )
}

/** Reads the account of such a message. Throws SyncMLProblem or BootstrapProblem. */
export function readDmProfile(bytes: Uint8Array): BootstrapAccount {
  const { message } = readMessage(bytes, 'wbxml')
  for (const command of message.body.commands) {
    if (command.name !== 'Add' && command.name !== 'Replace') continue
    for (const { data, target } of command.items) {
      if (target?.locURI !== './Inbox' || data === undefined) continue
      const tree =
        typeof data === 'string'
          ? readTnds(Buffer.from(data), 'xml').tree
          : data instanceof Uint8Array
            ? undefined
            : data
      const node = tree && find(tree.nodes, ({ rt }) => rt?.type === DMACC)
      if (node) return accountFrom(node)
    }
  }
  throw new BootstrapProblem('no Add ./Inbox with a DMAcc object')
}

function find(nodes: readonly MgmtNode[], test: (node: MgmtNode) => boolean): MgmtNode | undefined {
  for (const node of nodes) {
    const found = test(node) ? node : find(node.nodes ?? [], test)
    if (found) return found
  }
  return undefined
}

const leaf = (nodeName: string, value: string | Uint8Array, format = 'chr'): MgmtNode => ({
  nodeName,
  rt: { format, type: 'text/plain' },
  value,
})
const interior = (nodeName: string, nodes: readonly MgmtNode[], rt: MgmtNode['rt'] = {}): MgmtNode => ({
  nodeName,
  rt: { format: 'node', ...rt },
  nodes,
})

function accountNode(account: BootstrapAccount): MgmtNode {
  const { serverId } = account
  const acl = `Get=${serverId}&Replace=${serverId}&Delete=${serverId}`
  const port = account.port ? [interior('Port', [interior('1', [leaf('PortNbr', account.port)])])] : []
  return interior(
    'DMAcc',
    [
      leaf('AppID', 'w7'),
      leaf('ServerID', serverId),
      leaf('Name', account.name),
      interior('AppAddr', [interior('1', [leaf('Addr', account.address), leaf('AddrType', 'URI'), ...port])]),
      interior('AppAuth', [
        credentialNode('1', 'CLCRED', account.client),
        credentialNode('2', 'SRVCRED', account.server),
      ]),
    ],
    { acl, type: DMACC },
  )
}

function credentialNode(name: string, level: string, credential: BootstrapCredential): MgmtNode {
  return interior(name, [
    leaf('AAuthLevel', level),
    leaf('AAuthType', aauthTypeOf(credential.type)),
    leaf('AAuthName', credential.name),
    leaf('AAuthSecret', credential.secret),
    leaf('AAuthData', Buffer.from(credential.nonce).toString('base64'), 'b64'),
  ])
}

function accountFrom(node: MgmtNode): BootstrapAccount {
  const text = (path: readonly string[], from = node): string => {
    const found = path.reduce<MgmtNode | undefined>(
      (at, name) => at?.nodes?.find((each) => each.nodeName === name),
      from,
    )
    return typeof found?.value === 'string' ? found.value : Buffer.from(found?.value ?? []).toString('base64')
  }
  const credentials = node.nodes?.find(({ nodeName }) => nodeName === 'AppAuth')?.nodes ?? []
  const credential = (level: string): BootstrapCredential => {
    const found = credentials.find((each) => text(['AAuthLevel'], each) === level)
    const type = found && authTypeOfAAuth(text(['AAuthType'], found))
    if (!found || !type) throw new BootstrapProblem(`the DMAcc has no ${level} of a type that DM knows`)
    return {
      type,
      name: text(['AAuthName'], found),
      secret: text(['AAuthSecret'], found),
      nonce: Uint8Array.from(Buffer.from(text(['AAuthData'], found), 'base64')),
    }
  }
  const addresses = node.nodes?.find(({ nodeName }) => nodeName === 'AppAddr')?.nodes?.[0]
  const address = addresses ? text(['Addr'], addresses) : ''
  const serverId = text(['ServerID'])
  if (!serverId || !address) throw new BootstrapProblem('the DMAcc has no ServerID or no Addr')
  return {
    serverId,
    name: text(['Name']),
    address,
    client: credential('CLCRED'),
    server: credential('SRVCRED'),
  }
}
