import type { BootstrapAccount } from '../../../../../protocol/bootstrap/account.ts'
import { readClientProvisioning } from '../../../../../protocol/bootstrap/client-provisioning.ts'
import type { AuthType } from '../../../../../protocol/credentials/type.ts'
import { soundDecisions } from '../../../../../simulators/server/decisions/decisions.ts'
import type { Defect } from '../../../../../simulators/server/defects/defect.ts'
import type { ReferenceServerOptions } from '../../../../../simulators/server/options.ts'
import {
  type ReferenceServer,
  startReferenceServer,
} from '../../../../../simulators/server/reference-server.ts'
import { VirtualClock } from '../../../../../simulators/world/clock.ts'
import { Random } from '../../../../../simulators/world/random.ts'
import { NetworkDouble } from './network-double.ts'
import { PocketDevice } from './pocket-device.ts'

export const IMEI = '490154203237518'
export const IMEI14 = IMEI.slice(0, 14)
export const OTHER_IMEI = '356938035643809'
export const IMSI = '234150999999999'
export const MSISDN = '447700900123'
export const OTHER_IMSI = '234150999999998'
export const IP = '10.0.0.1'
export const EDGE = { forwarded: `for=${IP};by=_edge-token` }

export interface OperatorAnswer {
  readonly status: number
  readonly body: Record<string, unknown>
}

/** A server and a network around it, as most tests want them. Close it when the test is over. */
export class Bench {
  readonly network = new NetworkDouble()
  readonly clock = new VirtualClock(Date.UTC(2026, 0, 5))
  #server: ReferenceServer | undefined
  /** Where the network answers. */
  networkUrl = ''

  static async start(options: Partial<ReferenceServerOptions> = {}, defect?: Defect): Promise<Bench> {
    const bench = new Bench()
    bench.networkUrl = await bench.network.start()
    await bench.#open({
      ...options,
      network: bench.networkUrl,
      ...(defect && { decisions: defect.with(soundDecisions) }),
    })
    bench.pair()
    return bench
  }

  async #open(options: Partial<ReferenceServerOptions> & { network: string }): Promise<void> {
    this.#server = await startReferenceServer({
      serverId: 'dm.operator.example',
      auth: 'md5',
      edgeToken: 'edge-token',
      subAuth: 'corporate',
      database: ':memory:',
      clock: this.clock,
      random: (purpose) => new Random(`test/${purpose}`),
      networkTimeoutMs: 150,
      bootstrapProfile: 'cp',
      homePlmns: ['23415'],
      ...options,
    })
  }

  get server(): ReferenceServer {
    if (!this.#server) throw new Error('the bench is not started')
    return this.#server
  }

  /** The network sees a subscription in an equipment: own, active, white, attached, at the usual address. */
  pair(imsi = IMSI, imei = IMEI, ip = IP): void {
    const { network } = this
    const imei14 = imei.slice(0, 14)
    const msisdn = imsi === IMSI ? MSISDN : `44770090${imsi.slice(-4)}`
    if (!network.subscriptions.some((each) => each.imsi === imsi)) {
      network.subscriptions.push({
        imsi,
        msisdn,
        status: 'active',
        own: true,
        subscription: 'private',
        servingPlmn: '234-15',
      })
    }
    network.pairs = network.pairs.filter((each) => each.imsi !== imsi)
    network.pairs.push({ imsi, imei: imei14, attached: true, ageSeconds: 0 })
    network.equipment.set(imei14, { status: 'white' })
    network.bindings.set(ip, { imsi, msisdn, imei: imei14 })
  }

  async order(path: string, body: unknown, headers: Record<string, string> = {}): Promise<OperatorAnswer> {
    const answer = await fetch(`${this.server.operatorUrl}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
  }

  async ask(path: string): Promise<OperatorAnswer> {
    const answer = await fetch(`${this.server.operatorUrl}${path}`)
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
  }

  async log(query = ''): Promise<Record<string, string>[]> {
    return (await this.ask(`/log${query}`)).body['records'] as Record<string, string>[]
  }

  /** Bootstraps a device by the pair event and answers the device with its account. */
  async device(imsi = IMSI, imei = IMEI): Promise<PocketDevice> {
    const { body } = await this.order('/pairs', { imsi, imei })
    if (body['outcome'] !== 'bootstrapped') throw new Error(String(body['reason']))
    return new PocketDevice(imei, this.lastAccount())
  }

  lastAccount(): BootstrapAccount {
    const push = this.network.pushes.at(-1)
    if (!push) throw new Error('nothing was pushed')
    return readClientProvisioning(push.body)
  }

  async close(): Promise<void> {
    await this.#server?.close()
    await this.network.stop()
  }

  /** Closes the server alone and opens it again on the same network. */
  async restart(options: Partial<ReferenceServerOptions> & { network: string }): Promise<void> {
    await this.#server?.close()
    await this.#open(options)
  }
}

export const AUTHS: readonly AuthType[] = ['basic', 'md5', 'mac']
