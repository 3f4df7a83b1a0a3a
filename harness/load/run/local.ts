import type { AuthType } from '../../../protocol/credentials/type.ts'
import { answerOn, Switchboard } from '../../farm/switchboard.ts'
import type { GivenAccount, Target } from '../../target/target.ts'
import { UsageProblem } from '../../target/usage-problem.ts'
import type { LoadResult } from '../../verdict/load-result.ts'
import type { FleetSpec } from '../fleet/fleet.ts'
import { joined } from '../fleet/saved.ts'
import { type Plan, SESSION } from '../plan/plan.ts'
import { Plays } from '../plays/plays.ts'
import { notifyHooks } from '../push/notifier.ts'
import type { ShardTells } from '../shard/order.ts'
import type { Secure } from '../wire/secure.ts'
import { embeddedProcess } from './embedded-process.ts'
import { readFleetFile, writeFleetFile } from './fleet-file.ts'
import { Gathering } from './gathering.ts'
import {
  type NetworkThread,
  type Pool,
  type PoolOptions,
  type PoolOrder,
  soon,
  startNetwork,
  startPool,
} from './pool.ts'
import { provision } from './provision.ts'

export interface LoadOptions {
  readonly plan: Plan
  readonly seed: string
  readonly version: string
  readonly workers: number
  /** Who plays the shards, and on which machines; threads of this process without it. */
  readonly crew?: {
    readonly agents: readonly { readonly name: string }[]
    start(order: PoolOrder, options: PoolOptions): Pool
  }
  /** Targets of a target file; the reference server in a process of its own without them. */
  readonly targets: readonly Target[]
  readonly defects: readonly string[]
  /** Words that a replay of one scenario needs beside its seed. */
  readonly replayWords: string
  /** The first abort drains, the second one stops. */
  readonly drain: AbortSignal
  readonly fleetFile?: string
  readonly onLive: (result: LoadResult) => void
  readonly onPhase: (phase: string) => void
  readonly onViolation: (told: Extract<ShardTells, { tell: 'violation' }>, file: string) => void
  /** Given once the run goes on: speeds it up or slows it down. */
  readonly onControl?: (hurry: (factor: number) => void) => void
}

const EDGE_TOKEN = 'rollcall-edge'

/** Runs a plan, on this machine or on those of a crew, and gives what it came to. Throws UsageProblem for what cannot begin. */
export async function runPlan(options: LoadOptions): Promise<LoadResult> {
  const { plan, seed, workers, targets } = options
  const spec = specOf(options)
  options.onPhase('starting the network functions')
  const wanted = targets[0]?.network
  const asks = targets.length === 0 || wanted !== undefined
  const network = asks ? await listen(options, wanted) : undefined
  const closing: (() => Promise<void>)[] = []
  if (network) closing.push(() => network.close())
  try {
    if (targets.length === 0) options.onPhase('starting the reference server')
    const embedded =
      targets.length === 0 ? await embeddedProcess(embeddedOptions(options, network?.url ?? '')) : undefined
    if (embedded) closing.push(() => embedded.close())
    const all = embedded?.targets ?? targets
    const endpoints = endpointsFor(all, spec)
    options.onPhase(`handing over ${plan.devices} accounts`)
    await provision(all, spec)
    options.onPhase(`waking ${plan.devices} devices`)
    const gathering = new Gathering({ ...aboutOf(options, all), plan })
    const order: PoolOrder = {
      ...{ plan, spec, seed, endpoints, secure: secureFor(all, spec, plan), flags: all[0]?.flags ?? {} },
      ...(options.fleetFile !== undefined && { keep: true }),
      maxBytes: Math.max(...all.map(({ maxBytes }) => maxBytes)),
      ...(network && { edgeToken: all[0]?.edgeToken ?? EDGE_TOKEN }),
      ...(plan.begin === 'push' && { notify: notifyHooks(all, network !== undefined) }),
    }
    const start = options.crew?.start ?? startPool
    const pool = start(order, {
      workers,
      shards: { all: workers, mine: Array.from({ length: workers }, (_, shard) => shard) },
      networkPorts: network?.ports ?? [],
      ...(options.fleetFile && { fleet: readFleetFile(options.fleetFile, spec) }),
      hear: (shard, told) => hear(gathering, options, shard, told),
      again: (shard, why) => gathering.again(shard, why),
    })
    closing.unshift(() => pool.close())
    const plays = await openPlays(options, all, network, gathering)
    return await follow(pool, plays, gathering, options)
  } finally {
    for (const close of closing) await close()
  }
}

/** The scenarios among the plan's units; they report as the shard behind the last one of the fleet. */
async function openPlays(
  options: LoadOptions,
  targets: readonly Target[],
  network: NetworkThread | undefined,
  gathering: Gathering,
): Promise<Plays | undefined> {
  const { plan, seed, workers, replayWords } = options
  const switchboard = new Switchboard()
  if (network) answerOn(network.plays, (question) => switchboard.ask(question))
  return Plays.open({
    ...{ plan, seed, workers: Math.min(workers, 2), targets, switchboard, replayWords },
    hear: (told) => hear(gathering, options, workers, told),
  })
}

async function follow(
  pool: Pool,
  plays: Plays | undefined,
  gathering: Gathering,
  options: LoadOptions,
): Promise<LoadResult> {
  await pool.ready
  options.onPhase('')
  let drained = false
  const drain = () => {
    pool.tell({ tell: drained ? 'stop' : 'drain' })
    plays?.drain()
    drained = true
  }
  options.drain.addEventListener('abort', drain)
  options.onControl?.((factor) => {
    pool.tell({ tell: 'rate', factor })
    plays?.hurry(factor)
  })
  const at = soon()
  pool.tell({ tell: 'begin', at })
  const played = plays?.run(at)
  if (options.drain.aborted) drain()
  const results = await pool.results
  const ofPlays = await played
  if (ofPlays) gathering.ended(options.workers, ofPlays)
  for (const [shard, result] of results.entries()) {
    if ('lost' in result) gathering.gone(shard, result.lost)
    else gathering.ended(shard, result)
  }
  if (options.fleetFile && gathering.lost.length === 0) {
    const parts = results.flatMap((result) => ('fleet' in result && result.fleet ? [result.fleet] : []))
    writeFleetFile(options.fleetFile, specOf(options), joined(parts))
  }
  return gathering.result(drained ? 'interrupted; what was open was allowed to end' : undefined)
}

function hear(
  gathering: Gathering,
  { onLive, onViolation }: LoadOptions,
  shard: number,
  told: Exclude<ShardTells, { tell: 'ready' }>,
): void {
  if (told.tell === 'violation') {
    const { session, property, message } = told
    const file = `fail-${gathering.violations.length + 1}.ndjson.gz`
    gathering.violations.push({ session, property, message, file, second: gathering.seconds })
    onViolation(told, file)
    return
  }
  gathering.point(shard, told)
  onLive(gathering.result())
}

/** What a fleet is made from. */
export function specOf({ plan, seed, targets }: Pick<LoadOptions, 'plan' | 'seed' | 'targets'>): FleetSpec {
  const { homePlmn = { mcc: '234', mnc: '15' }, serverId = 'dm.operator.example' } = targets[0] ?? {}
  const given = givenTo(plan.devices, targets)
  const spec = { devices: plan.devices, seed, traits: plan.traits, plmn: homePlmn, serverId }
  return { ...spec, ...(given && { given }) }
}

/** Where a target cannot be handed accounts, the devices are those that its file has accounts for. */
function givenTo(devices: number, [target]: readonly Target[]): readonly GivenAccount[] | undefined {
  const accounts = target?.accounts ?? (target?.account ? [target.account] : [])
  if (target?.hooks.accounts || accounts.length === 0) return undefined
  if (accounts.length >= devices) return accounts.slice(0, devices)
  throw new UsageProblem(
    `fleet.devices: the target file has accounts for ${accounts.length}; have as few, import more with devices, or declare the hook accounts`,
  )
}

function embeddedOptions({ plan, seed, defects }: LoadOptions, network: string) {
  const auths = Object.keys(plan.traits.auth) as AuthType[]
  return {
    ...{ seed, auths, defects, network, host: '127.0.0.1', port: 0, database: ':memory:' },
    contents: ['xml', 'wbxml'] as const,
    timeoutMs: plan.limits.timeoutMillis,
  }
}

function endpointsFor(targets: readonly Target[], spec: FleetSpec): Partial<Record<AuthType, string>> {
  const endpoints: Partial<Record<AuthType, string>> = {}
  for (const auth of Object.keys(spec.traits.auth) as AuthType[]) {
    const target = targets.find(({ auths }) => auths.includes(auth))
    if (!target) throw new UsageProblem(`fleet.auth: no endpoint of the target takes ${auth}`)
    endpoints[auth] = target.endpoint
  }
  for (const content of Object.keys(spec.traits.content) as ('xml' | 'wbxml')[]) {
    if (targets.some(({ contents }) => !contents.includes(content)))
      throw new UsageProblem(`fleet.content: the target does not speak ${content}`)
  }
  return endpoints
}

/** What the target says of TLS, by credential type; its certificates only where devices are to show theirs. */
function secureFor(
  targets: readonly Target[],
  spec: FleetSpec,
  { limits }: Plan,
): Partial<Record<AuthType, Secure>> {
  const secure: Partial<Record<AuthType, Secure>> = {}
  for (const auth of Object.keys(spec.traits.auth) as AuthType[]) {
    const { tls, certificates } = targets.find(({ auths }) => auths.includes(auth)) ?? {}
    if (limits.certificates && !certificates)
      throw new UsageProblem(
        'limits.certificates: the target file names no authority that signs certificates of devices (certificates)',
      )
    secure[auth] = { ...(tls && { tls }), ...(limits.certificates && certificates && { certificates }) }
  }
  return secure
}

function aboutOf({ seed, version, workers, crew }: LoadOptions, targets: readonly Target[]) {
  const target = {
    name: targets.map(({ name }) => name).join(', '),
    endpoint: targets.map(({ endpoint }) => endpoint).join(' '),
    defects: targets[0]?.defects ?? [],
  }
  return { version, seed, workers, target, agents: crew?.agents.map(({ name }) => name) ?? [] }
}

async function listen(options: LoadOptions, wanted: string | undefined): Promise<NetworkThread> {
  const { hostname = '127.0.0.1', port = '0' } = wanted === undefined ? {} : new URL(wanted)
  try {
    const plays = Object.keys(options.plan.mix).some((name) => name !== SESSION)
    const where = { host: hostname, port: Number(port), plays, pushes: options.plan.begin === 'push' }
    return await startNetwork({ ...where, spec: specOf(options), edgeToken: EDGE_TOKEN }, options.workers)
  } catch (error) {
    throw new UsageProblem(
      `cannot listen on ${wanted} for the network functions: ${(error as Error).message}`,
    )
  }
}
