import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sharedNow } from '../../../../../harness/load/clock.ts'
import type { FleetSpec } from '../../../../../harness/load/fleet/fleet.ts'
import type { Violation } from '../../../../../harness/load/monitor/monitor.ts'
import { FleetNetwork } from '../../../../../harness/load/network/fleet-network.ts'
import { checkPlan } from '../../../../../harness/load/plan/read.ts'
import { Notifier, type NotifyHook, notifyHooks } from '../../../../../harness/load/push/notifier.ts'
import { provision } from '../../../../../harness/load/run/provision.ts'
import type { ShardOrder, ShardResult } from '../../../../../harness/load/shard/order.ts'
import { Shard } from '../../../../../harness/load/shard/shard.ts'
import { type Embedded, startEmbedded } from '../../../../../harness/target/embedded.ts'
import { Authority } from '../../../../../harness/tls/authority.ts'
import type { AuthType } from '../../../../../protocol/credentials/type.ts'
import { type NetworkListener, serveNetwork } from '../../../../../simulators/network/listener.ts'

const AUTHS = ['basic', 'md5', 'mac'] as const

function planOf(more: object = {}) {
  return checkPlan(
    {
      fleet: {
        devices: 24,
        origin: { 'second-hand': 12, corporate: 6, roaming: 6 },
        content: { xml: 12, wbxml: 12 },
        auth: { basic: 8, md5: 8, mac: 8 },
      },
      stages: [{ model: 'constant', rate: 48, for: '1s' }],
      drain: '20s',
      ...more,
    },
    'test',
  )
}

/** All parts of a fleet in this process, against a server that consults the network around them. */
async function run(
  seed: string,
  shards: number,
  endpoints: Partial<Record<AuthType, string>>,
  options: {
    plan?: ReturnType<typeof planOf>
    spec: FleetSpec
    network?: FleetNetwork
    secure?: ShardOrder['secure']
    told?: Shard[]
    notify?: readonly NotifyHook[]
  },
): Promise<{ results: ShardResult[]; violations: Violation[] }> {
  const violations: Violation[] = []
  const { plan = planOf(), spec, network, secure, told = [], notify } = options
  const notifiers: Notifier[] = []
  const all = Array.from({ length: shards }, (_, shard) => {
    const line = network && {
      bootstrap: (index: number, done: (key: Awaited<ReturnType<FleetNetwork['bootstrap']>>) => void) =>
        void network.bootstrap(index).then(done),
      moveLine: (ip: string, to: number) => network.moveLine(ip, to),
      flush: (done: () => void) => void setImmediate(done),
    }
    return new Shard(
      {
        ...{
          plan,
          spec,
          seed,
          shard,
          shards,
          endpoints,
          flags: {},
          maxBytes: 1_000_000,
          line: undefined as never,
        },
        ...(network && { edgeToken: 'rollcall-edge' }),
        ...(secure && { secure }),
      },
      {
        ...{ now: sharedNow, network: line, onViolation: (violation) => void violations.push(violation) },
        ...(notify && {
          notify: (fleet) => {
            const notifier = new Notifier(fleet, notify)
            notifiers.push(notifier)
            return notifier.order
          },
        }),
      },
    )
  })
  told.push(...all)
  await Promise.all(all.map((shard) => shard.prepare()))
  const at = sharedNow()
  await Promise.all(all.map((shard) => shard.run(at)))
  await Promise.all(notifiers.map((notifier) => notifier.close()))
  return { results: all.map((shard) => shard.close()), violations }
}

const specOf = (seed: string, plan = planOf()): FleetSpec => ({
  ...{ devices: plan.devices, seed, traits: plan.traits, plmn: { mcc: '234', mnc: '15' } },
  serverId: 'dm.operator.example',
})
const sum = (results: readonly ShardResult[], pick: (result: ShardResult) => number) =>
  results.reduce((total, result) => total + pick(result), 0)

describe('a fleet against the reference server', () => {
  const networks = new Map<string, FleetNetwork>()
  const shards: Shard[] = []
  let listener: NetworkListener
  let embedded: Embedded
  let endpoints: Partial<Record<AuthType, string>>

  beforeAll(async () => {
    // Two fleets that no identity is common to share one server; each question is for one of their networks.
    listener = await serveNetwork(
      async (request) => {
        for (const network of networks.values()) {
          if (network.concerns(request)) return network.handle(request)
        }
        return { status: 404, body: {} }
      },
      { port: 0 },
    )
    embedded = await startEmbedded({
      ...{ seed: 'test', auths: AUTHS, contents: ['xml', 'wbxml'], defects: [], network: listener.url },
      ...{ host: '127.0.0.1', port: 0, database: ':memory:', timeoutMs: 10_000 },
    })
    endpoints = Object.fromEntries(embedded.targets.map(({ auths, endpoint }) => [auths[0], endpoint]))
  })
  afterAll(async () => {
    await embedded.close()
    await listener.close()
  })

  /** A second run of the same devices finds their accounts there, and nonces that have moved on: each is challenged once. */
  async function live(seed: string, parts: number, again = false, plan = planOf()) {
    const spec = specOf(seed, plan)
    shards.length = 0
    const network = new FleetNetwork(spec, {
      clock: { now: sharedNow },
      edgeToken: 'rollcall-edge',
      witness: (index, event) => shards[index % parts]?.told(index, sharedNow(), event),
      ...(plan.begin === 'push' && { push: (index, octets) => shards[index % parts]?.pushed(index, octets) }),
    })
    networks.set(seed, network)
    if (!again) await provision(embedded.targets, spec)
    const notify = plan.begin === 'push' ? notifyHooks(embedded.targets, true) : undefined
    return run(seed, parts, endpoints, { spec, network, told: shards, plan, ...(notify && { notify }) })
  }

  it('completes every session of every origin, encoding and credential, and finds nothing to object to', async () => {
    const { results, violations } = await live('one', 1)
    const [result] = results
    expect(
      violations.map(({ findings, history }) => [
        findings[0]?.message,
        history.events.map((e) => `${e.t} ${e.kind}`).join(', '),
      ]),
    ).toEqual([])
    expect(result?.tally.accounts).toMatchObject({ arrived: 48, complete: 48, failed: {}, unfinished: 0 })
    expect(result?.identity.judged).toBe(48)
    expect(Object.keys(result?.identity.rules ?? {})).toEqual(
      expect.arrayContaining(['SP-AUTH-01', 'SP-AUTH-06', 'SP-ISO-01', 'SP-SUB-01', 'SP-EIR-01']),
    )
  }, 60_000)

  it('has each device show a certificate of its own where a plan wants that, and one of nobody is no use', async () => {
    const plan = planOf({ limits: { certificates: true } })
    const spec = specOf('certified', plan)
    shards.length = 0
    const network = new FleetNetwork(spec, {
      ...{ clock: { now: sharedNow }, edgeToken: 'rollcall-edge' },
      witness: (index, event) => shards[0]?.told(index, sharedNow(), event),
    })
    networks.set('certified', network)
    await provision(embedded.targets, spec)
    const secure = Object.fromEntries(
      embedded.targets.map(({ auths, certificates }) => [
        auths[0],
        { ...(certificates && { certificates }) },
      ]),
    )
    const { results, violations } = await run('certified', 1, endpoints, {
      plan,
      spec,
      network,
      secure,
      told: shards,
    })
    expect(violations.map(({ findings }) => findings[0]?.message)).toEqual([])
    expect(results[0]?.tally.accounts).toMatchObject({ arrived: 48, complete: 48, failed: {} })
    // Each message is compared with the certificate of its connection, beside what the first one says of the device.
    const sent = Object.values(results[0]?.tally.rungs ?? {}).reduce((all, rung) => all + rung.sent, 0)
    expect(results[0]?.identity.rules['SP-AUTH-06']?.evaluated).toBe(48 + sent)

    const stranger = await (await Authority.make(new Date())).identity()
    const [origin, ca] = [
      secure['md5']?.certificates?.origin ?? '',
      secure['md5']?.certificates?.authority.cert ?? '',
    ]
    const foreign = { tls: { ca }, certificates: { origin, authority: stranger } }
    const refused = await run('certified', 1, endpoints, {
      ...{ plan, spec, network, told: [] },
      secure: { basic: foreign, md5: foreign, mac: foreign },
    })
    expect(refused.results[0]?.tally.accounts).toMatchObject({ arrived: 48, complete: 0 })
    expect(Object.keys(refused.results[0]?.tally.accounts.failed ?? {}).join()).toMatch(/^transport-/)
  }, 60_000)

  it('gives each device the same outcomes on two workers as on one', async () => {
    const alone = await live('two', 1)
    const shared = await live('two', 2, true)
    const outcomes = ({ results }: typeof alone) => sum(results, (result) => result.outcomes) >>> 0
    expect(sum(alone.results, ({ tally }) => tally.accounts.complete)).toBe(48)
    expect(sum(shared.results, ({ tally }) => tally.accounts.complete)).toBe(48)
    expect(outcomes(shared)).toBe(outcomes(alone))
    expect(outcomes(shared)).not.toBe(0)
  }, 60_000)

  it('is woken by package #0 where the target begins the sessions, and each trigger is judged with its session', async () => {
    const { results, violations } = await live('pushed', 2, false, planOf({ begin: 'push' }))
    expect(violations.map(({ findings }) => findings[0]?.message)).toEqual([])
    expect(sum(results, ({ tally }) => tally.accounts.complete)).toBe(48)
    expect(sum(results, ({ tally }) => tally.rungs['package-0'].sent)).toBe(48)
    expect(sum(results, ({ tally }) => tally.rungs['package-0'].answered.notification)).toBe(48)
    for (const rule of ['SP-NOT-01', 'SP-NOT-02', 'SP-NOT-04'])
      expect(
        sum(results, ({ identity }) => identity.rules[rule]?.evaluated ?? 0),
        rule,
      ).toBeGreaterThanOrEqual(48)
  }, 60_000)
})

describe('a target that misbehaves', () => {
  let server: Server
  let respond: (request: IncomingMessage, response: ServerResponse) => void
  let endpoints: Partial<Record<AuthType, string>>

  beforeAll(async () => {
    server = createServer((request, response) => {
      request.resume()
      request.on('end', () => respond(request, response))
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/dm`
    endpoints = Object.fromEntries(AUTHS.map((auth) => [auth, url]))
  })
  afterAll(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  )

  const accounts = async (plan = planOf()) => {
    const { results } = await run('bad', 1, endpoints, { plan, spec: specOf('bad', plan) })
    return results[0]?.tally.accounts
  }

  it('that answers 503 is counted as that', async () => {
    respond = (_request, response) => response.writeHead(503).end()
    expect(await accounts()).toMatchObject({ arrived: 48, complete: 0, failed: { 'http-503': 48 } })
  }, 30_000)

  it('that resets connections is counted as that', async () => {
    respond = (request) => request.socket.destroy()
    expect(await accounts()).toMatchObject({ complete: 0, failed: { 'transport-closed': 48 } })
  }, 30_000)

  it('that says what is no SyncML is counted as that', async () => {
    respond = (_request, response) => response.end('<html>maintenance</html>')
    expect((await accounts())?.failed['not-syncml']).toBe(48)
  }, 30_000)

  it('that does not answer is given up in time, and every session is accounted for with bounded memory', async () => {
    respond = () => undefined
    const plan = planOf({
      stages: [{ model: 'constant', rate: 400, for: '1s' }],
      limits: { openSessions: 5, waiting: 10, timeout: '200ms', connections: 5 },
      drain: '1s',
    })
    const given = await accounts(plan)
    const failed = (Object.values(given?.failed ?? {}) as number[]).reduce((total, each) => total + each, 0)
    const { 'no-room': noRoom = 0, stopped = 0 } = given?.notStarted ?? {}
    expect(given?.failed['transport-timeout']).toBeGreaterThan(4)
    expect(noRoom).toBeGreaterThan(300)
    expect((given?.complete ?? 0) + failed + noRoom + stopped + (given?.unfinished ?? 0)).toBe(400)
  }, 30_000)
})
