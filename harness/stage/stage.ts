import type { BootstrapAccount } from '../../protocol/bootstrap/account.ts'
import type { Bootstrapped } from '../../protocol/gba/key.ts'
import { type UiMode, writePackage0 } from '../../protocol/notification/package0.ts'
import type { Card } from '../../simulators/card/card.ts'
import { bootstrap } from '../../simulators/device/session/bootstrapping.ts'
import { findNetworkDefect } from '../../simulators/network/defects/index.ts'
import { NOTIFICATION } from '../../simulators/network/delivery.ts'
import type { HlrCore } from '../../simulators/network/hlr-core.ts'
import { Network } from '../../simulators/network/network.ts'
import type { Person } from '../../simulators/people/person.ts'
import { DAY_ONE, VirtualClock } from '../../simulators/world/clock.ts'
import { Random } from '../../simulators/world/random.ts'
import { Secrets } from '../../simulators/world/secrets.ts'
import type { Transport } from '../../simulators/world/transport.ts'
import type { Dialect } from '../history/event.ts'
import type { Fault } from '../target/fault.ts'
import type { Capability, Target } from '../target/target.ts'
import { Cast } from './cast.ts'
import { DeviceCertificates } from './device-certificates.ts'
import { withFaults } from './faults.ts'
import { Operator, type OrderAnswer } from './operator.ts'
import type { Phone } from './phone.ts'
import { type OpenBrowser, Shop } from './portal/shop.ts'
import { Recorder } from './recorder.ts'
import { Software } from './software.ts'

/** Virtual milliseconds that one exchange with the target takes. */
const EXCHANGE_MS = 40

/** Everything that one play needs, made from a seed: nothing here is shared with any other play. */
export class Stage {
  readonly clock = new VirtualClock(DAY_ONE)
  readonly secrets = new Secrets()
  readonly recorder = new Recorder(this.clock)
  readonly random: Random
  readonly target: Target
  readonly dialect: Dialect
  readonly network: Network
  readonly operator: Operator
  /** Makes the packages of the play. */
  readonly software: Software
  /** Makes the people, cards and phones of the play. */
  readonly cast: Cast
  /** TLS certificates of phones. */
  readonly certificates: DeviceCertificates
  /** PCs and browsers at the target's portal. */
  readonly shop: Shop
  /** Fingerprints of secrets are salted with this: equal ones show within a play, and nothing else does. */
  readonly salt: string
  /** The bare path to the target: what an attacker uses. */
  readonly wire: Transport
  #calls = 0
  #bootstraps = 0

  constructor(parts: {
    seed: string
    target: Target
    dialect: Dialect
    transport: Transport
    openBrowser?: OpenBrowser | undefined
    hlr?: HlrCore
  }) {
    this.target = parts.target
    this.dialect = parts.dialect
    this.random = new Random(parts.seed)
    this.salt = this.random.fork('salt').token(16)
    const { witness } = this.recorder
    const { clock, secrets, target } = this
    const line = target.faults ? this.#struck(parts.transport, target.faults) : parts.transport
    this.wire = async (request) => {
      this.clock.advance(EXCHANGE_MS)
      return line(request)
    }
    this.network = new Network({
      clock,
      witness,
      secrets,
      random: this.random.fork('network'),
      plmn: target.homePlmn,
      edgeToken: target.edgeToken,
      ...(parts.hlr && { hlr: parts.hlr }),
    })
    for (const defect of target.defects) findNetworkDefect(defect)?.befall(this.network)
    this.operator = new Operator({ target, transport: parts.transport, witness, network: this.network })
    this.software = new Software(this.random.fork('software'))
    this.cast = new Cast(this)
    this.certificates = new DeviceCertificates(target, witness)
    this.shop = new Shop(this, parts.openBrowser)
  }

  /** The way to the target with faults on it, as the target file plans them. */
  #struck(inner: Transport, faults: readonly Fault[]): Transport {
    const wait = (ms: number) => {
      this.clock.advance(ms)
      return new Promise<void>((resolve) => setTimeout(resolve, ms))
    }
    return withFaults(inner, faults, {
      ...{ random: this.random.fork('faults'), witness: this.recorder.witness, wait },
    })
  }

  can(capability: Capability): boolean {
    return this.target.capabilities.includes(capability)
  }

  /** Lets virtual time pass. */
  wait(span: { days?: number; hours?: number; minutes?: number; seconds?: number }): void {
    const { days = 0, hours = 0, minutes = 0, seconds = 0 } = span
    this.clock.advance((((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000)
  }

  /** Writes down that the play now does what a correct counterpart must withstand. */
  attack(name: string, detail: string, victim?: Phone): void {
    this.recorder.witness({ kind: 'attack', name, detail, ...(victim && { imei: victim.imei14 }) })
  }

  /** The phone with this card bootstraps a key at the BSF of its home, over Ub; undefined when they do not agree. */
  bootstrapKey(card: Card): Promise<Bootstrapped | undefined> {
    this.#bootstraps += 1
    const random = this.random.fork(`ub/${this.#bootstraps}`)
    return bootstrap(card, (request) => this.network.bsf.ub(request), random)
  }

  /** Marks the end of the preparation: what happens from here on is what the scenario is about. */
  fromHere(): void {
    this.attack('from-here', 'the preparation is over')
  }

  /** The network tells the target about the pair that this phone and its card now make. */
  async detected(
    phone: Phone,
    options: { ageSeconds?: number; imei?: string; imsi?: string; amidSession?: boolean } = {},
  ): Promise<OrderAnswer> {
    const { card, device } = phone
    const { ageSeconds = 0, imei = device.imei14, imsi = card.imsi, amidSession = false } = options
    const plmn = this.network.pairs.of({ imsi })[0]?.plmn ?? this.network.homePlmn
    this.recorder.witness({
      kind: 'net.pair',
      imsi,
      imei: imei.slice(0, 14),
      ageSeconds,
      how: 'pushed',
      plmn,
    })
    const imeisv = imei === device.imei14 ? device.imeisv : `${imei.slice(0, 14)}01`
    const fields = { imsi, msisdn: card.msisdn ?? '', imei, imeisv, plmn, ageSeconds }
    return this.operator.order('pairs', fields, { amidSession })
  }

  /** Somebody other than the target sends package #0 under this account. */
  trigger(
    imsi: string,
    wish: {
      account: BootstrapAccount
      sessionId: number
      uiMode?: UiMode
      nonce?: Uint8Array
      /** One bit is changed on the way, counted from the first one of the digest. */
      flipsBit?: number
    },
  ): void {
    const { serverId, server } = wish.account
    const body = writePackage0({
      ...{ serverId, password: server.secret, nonce: wish.nonce ?? server.nonce },
      ...{ uiMode: wish.uiMode ?? 1, initiator: 1, sessionId: wish.sessionId },
    })
    const { flipsBit } = wish
    const at = flipsBit === undefined ? -1 : flipsBit >> 3
    if (flipsBit !== undefined && at < body.length) body[at] = (body[at] ?? 0) ^ (0x80 >> (flipsBit & 7))
    this.attack('trigger', `package #0 in the name of ${serverId}`)
    this.network.delivery.send({ imsi }, { contentType: NOTIFICATION, body, sender: 'stage' })
  }

  /**
   * Somebody calls customer care and asks to have the phone of that subscription set up. `told` hears the answer before
   * what was sent reaches the phone, as when the agent reads out a PIN.
   */
  async asks(
    caller: Person,
    phone: Phone,
    options: {
      passphrase?: string
      delivery?: 'network' | 'userpin'
      told?: (answer: OrderAnswer['answer']) => void
    } = {},
  ): Promise<OrderAnswer> {
    this.#calls += 1
    const name = `case-${this.#calls}`
    const msisdn = phone.card.msisdn ?? ''
    this.network.call(name, msisdn, caller.id)
    const passphrase = options.passphrase ?? caller.knows.passphrase ?? ''
    const { imsi } = phone.card
    const fields = { case: name, msisdn, passphrase, ...(options.delivery && { delivery: options.delivery }) }
    const release = options.told ? this.network.delivery.hold() : undefined
    const about = { ...fields, imei: phone.imei14, imsi }
    const outcome = await this.operator.order('requests', about, { amidSession: release !== undefined })
    options.told?.(outcome.answer)
    release?.()
    await this.network.settled()
    return outcome
  }
}
