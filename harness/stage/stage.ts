import { Network } from '../../simulators/network/network.ts'
import { VirtualClock } from '../../simulators/world/clock.ts'
import { Random } from '../../simulators/world/random.ts'
import { Secrets } from '../../simulators/world/secrets.ts'
import type { Transport } from '../../simulators/world/transport.ts'
import type { Dialect } from '../history/event.ts'
import type { Capability, Target } from '../target/target.ts'
import { Cast } from './cast.ts'
import { Operator } from './operator.ts'
import type { Phone } from './phone.ts'
import { Recorder } from './recorder.ts'

/** Each play begins at this moment of virtual time; only differences matter. */
const DAY_ONE = Date.UTC(2026, 0, 5, 9, 0, 0)

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
  /** Makes the people, cards and phones of the play. */
  readonly cast: Cast
  /** The bare path to the target: what an attacker uses. */
  readonly wire: Transport

  constructor(parts: { seed: string; target: Target; dialect: Dialect; transport: Transport }) {
    this.target = parts.target
    this.dialect = parts.dialect
    this.random = new Random(parts.seed)
    const { witness } = this.recorder
    const { clock, secrets, target } = this
    this.wire = async (request) => {
      this.clock.advance(EXCHANGE_MS)
      return parts.transport(request)
    }
    this.network = new Network({
      clock,
      witness,
      secrets,
      random: this.random.fork('network'),
      plmn: target.homePlmn,
      edgeToken: target.edgeToken,
    })
    this.operator = new Operator({ target, transport: parts.transport, witness, network: this.network })
    this.cast = new Cast(this)
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

  /** The network tells the target about the pair that this phone and its card now make. */
  async detected(phone: Phone, options: { ageSeconds?: number; imei?: string } = {}): Promise<boolean> {
    const { card, device } = phone
    const ageSeconds = options.ageSeconds ?? 0
    const imei = options.imei ?? device.imei14
    const { accepted } = await this.operator.order('pairs', {
      imsi: card.imsi,
      msisdn: card.msisdn ?? '',
      imei,
      imeisv: device.imeisv,
      ageSeconds,
    })
    return accepted
  }
}
