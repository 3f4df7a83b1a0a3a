import { createHash, createHmac } from 'node:crypto'
import type { Bootstrapped } from '../../../protocol/gba/key.ts'
import { imei14Of } from '../../../protocol/identity/imei.ts'
import { Card } from '../../../simulators/card/card.ts'
import { bootstrap } from '../../../simulators/device/session/bootstrapping.ts'
import { NOTIFICATION } from '../../../simulators/network/delivery.ts'
import type { FunctionAnswer, FunctionRequest } from '../../../simulators/network/functions.ts'
import { Network } from '../../../simulators/network/network.ts'
import type { Subscription } from '../../../simulators/network/subscription.ts'
import type { Clock } from '../../../simulators/world/clock.ts'
import type { WorldEvent } from '../../../simulators/world/event.ts'
import { Random } from '../../../simulators/world/random.ts'
import { Secrets } from '../../../simulators/world/secrets.ts'
import { ORG, VISITED_PLMN } from '../../stage/cast.ts'
import { type FleetSpec, identitiesOf } from '../fleet/fleet.ts'
import type { Identities } from '../fleet/identities.ts'
import { type Traits, traitsOf } from '../fleet/traits.ts'

/**
 * The operator's network around a fleet: the same registers as in every other play, into which a device is written when
 * somebody first asks about it, since everything about it follows from its index.
 */
export class FleetNetwork {
  readonly #spec: FleetSpec
  readonly #identities: Identities
  readonly #traits: (index: number) => Traits
  readonly #network: Network
  readonly #key: Buffer
  readonly #enrolled = new Map<number, Card>()
  readonly #push: ((index: number, octets: Uint8Array) => void) | undefined
  /** Addresses that are held by another device than the one whose they are. */
  readonly #moved = new Map<string, number>()
  #silent = false

  constructor(
    spec: FleetSpec,
    parts: {
      readonly clock: Clock
      readonly edgeToken: string
      readonly witness: (index: number, event: WorldEvent) => void
      /** Package #0 came for a device. Where somebody takes it, it is part of the story of the session that it begins. */
      readonly push?: (index: number, octets: Uint8Array) => void
    },
  ) {
    this.#spec = spec
    this.#push = parts.push
    this.#identities = identitiesOf(spec)
    this.#traits = traitsOf(spec.traits, spec.devices, spec.seed)
    this.#key = createHash('sha256').update(`${spec.seed}/cards`).digest()
    this.#network = new Network({
      clock: parts.clock,
      random: new Random(`${spec.seed}/network`),
      secrets: new Secrets(),
      plmn: spec.plmn,
      edgeToken: parts.edgeToken,
      witness: (event) => {
        const told = !this.#silent && !(parts.push && event.kind === 'noti.sent')
        const index = told ? this.#whose(event) : undefined
        if (index !== undefined) parts.witness(index, event)
      },
    })
  }

  /** Devices that somebody has asked about. */
  get enrolled(): number {
    return this.#enrolled.size
  }

  /** Whether a request is about a device of this fleet, by its names or by a key that was agreed on with its card. */
  concerns(request: FunctionRequest): boolean {
    const { path, query, body, authorization } = request
    if (this.#subject(request) !== undefined) return true
    return this.#network.concerns(path, query.toString(), body, authorization)
  }

  /** Answers one request to a network function. */
  handle(request: FunctionRequest): Promise<FunctionAnswer> {
    const index = this.#subject(request)
    if (index !== undefined) this.#enrol(index)
    return this.#network.handle(request)
  }

  /** Ub: the device's card and the network agree on a key; undefined when they do not. */
  bootstrap(index: number): Promise<Bootstrapped | undefined> {
    const { bsf } = this.#network
    return bootstrap(
      this.#enrol(index),
      (request) => bsf.ub(request),
      new Random(`${this.#spec.seed}/ub/${index}`),
    )
  }

  /** The address of one device goes to another one. */
  moveLine(ip: string, to: number): void {
    this.#enrol(to)
    this.#moved.set(ip, to)
    const { identities } = { identities: this.#identities }
    const [imsi, msisdn, imei] = [identities.imsi(to), identities.msisdn(to), identities.imei14(to)]
    this.#network.bindings.bind({ ip, imsi, msisdn, imei, plmn: this.#network.homePlmn })
  }

  #enrol(index: number): Card {
    const known = this.#enrolled.get(index)
    if (known) return known
    this.#silent = true
    const card = this.#write(index)
    this.#silent = false
    this.#enrolled.set(index, card)
    return card
  }

  #write(index: number): Card {
    const { hlr, eir, pairs, bindings, enterprise, homePlmn, parts, delivery } = this.#network
    const identities = this.#identities
    const [imsi, msisdn, imei] = [identities.imsi(index), identities.msisdn(index), identities.imei14(index)]
    const traits = this.#traits(index)
    const subscription = this.#subscription(index, traits)
    hlr.provision(subscription)
    if (subscription.org) {
      enterprise.admit(subscription.org, imsi)
      enterprise.own(subscription.org, imei)
    }
    eir.set(imei, 'white')
    const plmn = traits.origin === 'roaming' ? VISITED_PLMN : homePlmn
    pairs.attach({ imsi, msisdn, imei, imeisv: `${imei}01`, plmn })
    const ip = identities.ip(index)
    if (!this.#moved.has(ip)) bindings.bind({ ip, imsi, msisdn, imei, plmn })
    delivery.join(imsi, async ({ contentType, body }) => {
      if (contentType.startsWith(NOTIFICATION)) this.#push?.(index, body)
    })
    const { k, opc, mncLength } = subscription
    const iccid = `8944${String(index).padStart(15, '0')}`
    const pins = { pin: '0000', puk: '00000000', chvEnabled: false }
    return new Card({ iccid, imsi, msisdn, mncLength, k, opc, ...pins }, { witness: parts.witness })
  }

  #subscription(index: number, { origin, card }: Traits): Subscription {
    const octets = createHmac('sha256', this.#key).update(String(index)).digest()
    const corporate = origin === 'corporate'
    const { plmn } = this.#spec
    return {
      imsi: this.#identities.imsi(index),
      msisdn: this.#identities.msisdn(index),
      subscription: corporate ? 'corporate' : card === 'prepaid' ? 'prepaid' : 'private',
      ...(corporate && { org: ORG }),
      own: true,
      homePlmn: plmn.mcc + plmn.mnc,
      mncLength: plmn.mnc.length === 3 ? 3 : 2,
      k: Uint8Array.from(octets.subarray(0, 16)),
      opc: Uint8Array.from(octets.subarray(16, 32)),
    }
  }

  /** The device that a request is about; undefined when it is about none of this fleet. */
  #subject({ path, query, body }: FunctionRequest): number | undefined {
    const fields = fieldsOf(body)
    const to = fieldsOf(fields['to'])
    const text = (name: string) => query.get(name) ?? stringOf(fields[name]) ?? stringOf(to[name]) ?? ''
    const last = decodeURIComponent(path.slice(path.lastIndexOf('/') + 1))
    return (
      this.#index('imsi', text('imsi')) ??
      this.#index('msisdn', text('msisdn')) ??
      this.#index('imei', imei14Of(text('imei') || last) ?? '') ??
      this.#index('ip', last)
    )
  }

  #index(kind: 'imei' | 'imsi' | 'msisdn' | 'ip', value: string): number | undefined {
    const index = value === '' ? undefined : this.#identities.indexOf(kind, value)
    return index !== undefined && index < this.#spec.devices ? index : undefined
  }

  #whose(event: WorldEvent): number | undefined {
    const { imsi, imei, ip } = event as { imsi?: string; imei?: string; ip?: string }
    return this.#index('imsi', imsi ?? '') ?? this.#index('imei', imei ?? '') ?? this.#index('ip', ip ?? '')
  }
}

const fieldsOf = (body: unknown) =>
  (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>
const stringOf = (value: unknown) => (typeof value === 'string' ? value : undefined)
