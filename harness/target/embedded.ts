import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AuthType } from '../../protocol/credentials/type.ts'
import { findNetworkDefect, NETWORK_DEFECTS } from '../../simulators/network/defects/index.ts'
import { MANUFACTURER_TOKEN, OPERATOR_TOKEN } from '../../simulators/network/manufacturer.ts'
import { type Decisions, soundDecisions } from '../../simulators/server/decisions/decisions.ts'
import { DEFECTS, findDefect } from '../../simulators/server/defects/index.ts'
import type { ReferenceServer } from '../../simulators/server/options.ts'
import type { Clock } from '../../simulators/world/clock.ts'
import { Random } from '../../simulators/world/random.ts'
import type { Identity } from '../tls/authority.ts'
import { ownPages } from './page-map.ts'
import { Restartable, restartPoint } from './restartable.ts'
import type { Hook, HookName, HttpHook, Target } from './target.ts'
import { UsageProblem } from './usage-problem.ts'

export interface EmbeddedOptions {
  readonly seed: string
  readonly auths: readonly AuthType[]
  readonly contents: readonly ('xml' | 'wbxml')[]
  readonly defects: readonly string[]
  /** Base URL of the network functions that the server consults. */
  readonly network: string
  readonly host: string
  /** Port of the first endpoint, the next ones follow; 0 takes free ones. */
  readonly port: number
  readonly database: string
  readonly timeoutMs: number
  /** How long the server waits for a network function. */
  readonly networkTimeoutMs?: number
  /** The servers can be restarted by a hook, and keep what they know in a file for that. */
  readonly restarts?: boolean
  /** By which deadlines run; the machine's own where not given. */
  readonly clock?: Clock
  /** The date and time that users are told, where it is not that of the clock: in a run, that of its worlds. */
  readonly calendar?: Clock
}

export interface Embedded {
  /** One target for each credential type: a DM account has one type, and the server's policy is to accept no weaker one. */
  readonly targets: readonly Target[]
  close(): Promise<void>
}

const SERVER_ID = 'dm.operator.example'
const EDGE_TOKEN = 'rollcall-edge'
const HOME = { mcc: '234', mnc: '15' }

/** How long the reference server waits for a network function; one that stays silent on purpose hangs up sooner. */
const NETWORK_TIMEOUT_MS = 5_000

/** Starts the reference server, once for each credential type. Throws UsageProblem for a defect it does not know. */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const authority = await (await import('../tls/authority.ts')).Authority.make(new Date())
  const certificates = await authority.identity()
  const tls = { ...(await authority.issue('127.0.0.1')), clientCa: certificates.cert }
  const kept = options.restarts && options.database === ':memory:' ? new Folder() : undefined
  const database = kept?.file ?? options.database
  const optionsOf = (auth: AuthType, index: number) => (life: number) => ({
    serverId: SERVER_ID,
    auth,
    network: options.network,
    edgeToken: EDGE_TOKEN,
    subAuth: 'corporate' as const,
    database: database === ':memory:' ? database : `${database}.${auth}`,
    clock: options.clock ?? { now: () => Date.now() },
    calendar: options.calendar,
    random: (purpose: string) => new Random(`${options.seed}/server/${auth}/${streamOf(purpose, life)}`),
    host: options.host,
    port: options.port === 0 ? 0 : options.port + 2 * index,
    decisions: decisionsWith(options.defects),
    tls,
    networkTimeoutMs: options.networkTimeoutMs ?? NETWORK_TIMEOUT_MS,
    manufacturer: { own: OPERATOR_TOKEN, theirs: MANUFACTURER_TOKEN },
    bootstrapProfile: 'cp' as const,
    homePlmns: [`${HOME.mcc}${HOME.mnc}`],
  })
  const servers = await Promise.all(
    options.auths.map((auth, index) => Restartable.start(optionsOf(auth, index))),
  ).catch((error: Error) => {
    kept?.remove()
    throw kept ? noRoom(database, error) : error
  })
  const point = options.restarts ? await restartPoint(servers) : undefined
  const targets = servers.map(({ server }, index) => {
    const target = describe(server, options.auths[index] ?? 'md5', options, certificates)
    return point ? withRestart(target, `${point.url}/${index}`) : target
  })
  return {
    targets,
    close: async () => {
      await point?.close()
      await Promise.all(servers.map((server) => server.close()))
      kept?.remove()
    },
  }
}

function decisionsWith(defects: readonly string[]): Decisions {
  return defects.reduce((made, name) => {
    const defect = findDefect(name)
    if (defect) return defect.with(made)
    // A fault of the network befalls the stage of each play: the server stays sound.
    if (findNetworkDefect(name)) return made
    const known = [...DEFECTS, ...NETWORK_DEFECTS].map(({ id }) => id).join(', ')
    throw new UsageProblem(`there is no defect ${name}; known are ${known}`)
  }, soundDecisions)
}

/** No life of a server draws what an earlier one drew, but for the key by which packages are found again. */
const streamOf = (purpose: string, life: number) =>
  life === 0 || purpose === 'deliveries' ? purpose : `${purpose}/${life}`

/** Where the databases are while a run lasts. */
class Folder {
  readonly #path = mkdtempSync(join(tmpdir(), 'rollcall-server-'))
  readonly file = join(this.#path, 'server.db')

  remove(): void {
    rmSync(this.#path, { recursive: true, force: true })
  }
}

/** A database that cannot be made is the disk's fault, and says which. */
const noRoom = (database: string, error: Error) =>
  error instanceof UsageProblem
    ? error
    : new UsageProblem(
        `the reference server cannot keep its database in ${database}: ${error.message}\n  free some space, or name another folder by TMPDIR`,
      )

function withRestart(target: Target, url: string): Target {
  const restart: HttpHook = { method: 'POST', url, headers: {}, body: {} }
  return {
    ...target,
    capabilities: [...target.capabilities, 'restart'],
    hooks: { ...target.hooks, restart },
  }
}

function describe(
  server: ReferenceServer,
  auth: AuthType,
  options: EmbeddedOptions,
  authority: Identity,
): Target {
  return {
    name: `reference server (${auth})`,
    endpoint: server.url,
    serverId: SERVER_ID,
    contents: options.contents,
    auths: [auth],
    capabilities: [
      ...(['cards', 'pairs', 'requests', 'notifications', 'commands', 'log'] as const),
      ...(['packages', 'offers', 'contracts', 'locks'] as const),
      ...(['portal', 'payment', 'portal-accounts'] as const),
      ...([
        'cases',
        'case-codes',
        'case-query',
        'case-repair',
        'case-close',
        'campaigns',
        'manufacturer',
      ] as const),
      ...([
        'network',
        'enterprise',
        'subscriber-authentication',
        'account',
        'lockout',
        'certificates',
      ] as const),
    ],
    ...(server.secureOrigin !== undefined && { certificates: { origin: server.secureOrigin, authority } }),
    hooks: hooksOf(server.operatorUrl),
    portal: ownPages(server.portalUrl),
    flags: {},
    edgeToken: EDGE_TOKEN,
    homePlmn: HOME,
    timeoutMs: options.timeoutMs,
    maxBytes: 1024 * 1024,
    defects: options.defects,
  }
}

function hooksOf(operator: string): Partial<Record<HookName, Hook>> {
  const post = (path: string, names: readonly string[]): HttpHook => ({
    method: 'POST',
    url: `${operator}${path}`,
    headers: {},
    body: Object.fromEntries(names.map((name) => [name, `{{${name}}}`])),
  })
  return {
    accounts: post('/accounts', ['accounts']),
    cards: post('/cards', ['iccid', 'imsi', 'msisdn', 'private', 'userConfirm', 'profile']),
    pairs: post('/pairs', ['imsi', 'msisdn', 'imei', 'imeisv', 'plmn', 'ageSeconds']),
    requests: post('/requests', ['case', 'msisdn', 'passphrase', 'delivery']),
    notifications: post('/notifications', ['imei', 'imsi', 'uiMode', 'initiator']),
    cases: post('/cases', ['case', 'msisdn', 'passphrase', 'code', 'agent', 'desk']),
    'case-codes': post('/case-codes', ['case', 'msisdn']),
    packages: post('/packages', ['package']),
    offers: post('/offers', [
      ...['order', 'imsi', 'msisdn', 'package', 'price', 'inSession', 'case', 'passphrase'],
    ]),
    contracts: post('/contracts', ['org', 'package', 'confirm']),
    locks: post('/locks', ['case', 'msisdn', 'passphrase', 'operation']),
    'case-query': post('/case-queries', ['case']),
    'case-repair': post('/case-repairs', ['case', 'repair', 'package']),
    campaigns: post('/campaigns', ['campaign', 'package', 'models', 'branch']),
    'case-close': post('/case-closures', ['case', 'solved']),
    'portal-accounts': post('/portal-accounts', ['account', 'password', 'imsi', 'msisdn']),
    commands: post('/commands', ['imei', 'commands']),
    log: { method: 'GET', url: `${operator}/log?imei={{imei}}`, headers: {} },
  }
}
