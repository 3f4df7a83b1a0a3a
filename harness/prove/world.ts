import type { BootstrapAccount } from '../../protocol/bootstrap/account.ts'
import type { Card } from '../../simulators/card/card.ts'
import type { DeviceBehaviour } from '../../simulators/device/behaviour.ts'
import { AttachRefused } from '../../simulators/network/network.ts'
import type { Person } from '../../simulators/people/person.ts'
import type { Transport } from '../../simulators/world/transport.ts'
import type { Phone } from '../stage/phone.ts'
import type { Stage } from '../stage/stage.ts'
import type { Public, SecretSample } from './fleet/sample.ts'
import { Held } from './held.ts'
import { moveIn } from './move-in.ts'
import type { Household } from './plan.ts'

/** The people of a play with what is theirs, in the order of its households. */
export interface Inhabitant {
  readonly person: Person
  readonly card: Card
  readonly phone: Phone
}

/** An account that the target gave, and the card for which it was. */
interface Given {
  readonly card: Card
  readonly account: BootstrapAccount
}

/** How a phone behaves in one session. */
export interface Manner {
  readonly behaviour?: DeviceBehaviour
  /** The way to the target, where it is not the phone's own line. */
  readonly path?: Transport
  /** The session waits before this message until it goes on; 0 where it does not wait. */
  readonly hold?: number
}

/** Something that must come of a step, because everybody in it was properly identified. */
export interface Promised {
  readonly household: number
  readonly imei: string
  readonly what: 'bootstrapped' | 'served' | 'locked'
  /** Number of the event after which it must be. */
  readonly from: number
  /** The session waits in the middle, where things can still happen to it. */
  readonly waits: boolean
}

/** The world of one play: who lives in it, and the sessions that wait in the middle. */
export class World {
  readonly stage: Stage
  readonly inhabitants: readonly Inhabitant[]
  /** What later steps may make use of, by name: a recorded address, a key. */
  readonly memory = new Map<string, unknown>()
  readonly promised: Promised[] = []
  readonly #held: Held[] = []
  /** Accounts that the target gave over the air, by phone, with the subscription that each was for; oldest first. */
  readonly #given = new Map<Phone, Map<string, Given>>()
  readonly #pins: SecretSample[] = []
  #ids = 0x4000

  private constructor(stage: Stage, inhabitants: readonly Inhabitant[]) {
    this.stage = stage
    this.inhabitants = inhabitants
  }

  /** The households of a plan, moved in: cards inside, phones on the network where the network takes them. */
  static async of(stage: Stage, households: readonly Household[]): Promise<World> {
    const inhabitants: Inhabitant[] = []
    for (const [n, household] of households.entries()) inhabitants.push(await moveIn(stage, household, n))
    return new World(stage, inhabitants)
  }

  /** A SessionID that no phone has used: who takes one again goes on in an old session, as far as a server can see. */
  freshSessionID(): string {
    this.#ids += 1
    return this.#ids.toString(16).toUpperCase()
  }

  at(n: number): Inhabitant {
    const found = this.inhabitants[n % this.inhabitants.length]
    if (!found) throw new RangeError('a world has at least one household')
    return found
  }

  phone(n: number): Phone {
    return this.at(n).phone
  }

  /** Whether the phone could open a session with the target now. */
  ready(n: number): boolean {
    const { phone } = this.at(n)
    return phone.attached && this.account(n) !== undefined && !this.busy(phone)
  }

  /** The phone's account with the target, whether or not its card is inside. */
  account(n: number) {
    const { device, inside } = this.at(n).phone
    const record = device.accounts
      .active(inside?.imsi)
      .find(({ serverId }) => serverId === this.stage.target.serverId)
    return record && device.accounts.read(record)
  }

  /** An account that came over the air belongs to this one phone; a card's belongs to the first that uses it. */
  hasOwnAccount(n: number): boolean {
    const { serverId } = this.stage.target
    return this.at(n).phone.device.accounts.records.some(
      (each) => each.serverId === serverId && !each.retired && each.origin !== 'card',
    )
  }

  /** Keeps a copy of the accounts that came over the air: a phone forgets them when it gets a new one. */
  remember(): void {
    for (const { phone } of this.inhabitants) {
      const { accounts } = phone.device
      for (const record of accounts.records) {
        const { boundImsi: imsi, serverId, origin, retired } = record
        if (retired || !origin.startsWith('ota') || imsi !== phone.inside?.imsi) continue
        if (serverId !== this.stage.target.serverId) continue
        const account = accounts.read(record)
        const given = this.#given.get(phone) ?? new Map<string, Given>()
        this.#given.set(phone, given)
        if (!account || !phone.inside || given.has(account.client.name)) continue
        given.set(account.client.name, { card: phone.inside, account })
      }
    }
  }

  /** An account that the phone had for another subscription before it was set up, over the air, for the one inside. */
  formerAccount(n: number): BootstrapAccount | undefined {
    const given = this.#given.get(this.at(n).phone)
    const now = given?.get(this.account(n)?.client.name ?? '')
    if (!given || !now) return undefined
    return [...given.values()].findLast(({ card }) => card.imsi !== now.card.imsi)?.account
  }

  /** A PIN that the target gave to the person of this household. */
  wasTold(n: number, pin: string): void {
    const { phone } = this.at(n)
    this.#pins.push({ which: 'bootstrap PIN', value: pin, of: this.#public(phone, phone.card, '') })
  }

  /** Every secret that the target has given to somebody of this world. */
  handedOut(): SecretSample[] {
    const passwords = [...this.#given].flatMap(([phone, given]) =>
      [...given.values()].flatMap(({ card, account: { client, server } }): SecretSample[] => {
        const of = this.#public(phone, card, client.name)
        return [
          { which: 'client password', value: client.secret, of },
          { which: 'server password', value: server.secret, of },
        ]
      }),
    )
    return [...passwords, ...this.#pins]
  }

  #public(phone: Phone, { imsi, msisdn = '', iccid }: Card, user: string): Public {
    return { imei: phone.imei14, imsi, msisdn, iccid, serverId: this.stage.target.serverId, user }
  }

  busy(phone: Phone): boolean {
    return this.#held.some((held) => held.phone === phone)
  }

  get waiting(): readonly Held[] {
    return this.#held
  }

  /** A session with the target; returns when it has ended, or waits where it is to wait. */
  async session(n: number, manner: Manner = {}): Promise<void> {
    const { phone } = this.at(n)
    const held = new Held(phone)
    const hold = manner.hold ?? 0
    const usual = phone.device.connection
    if (manner.path) phone.use(manner.path)
    phone.device.behaviour = {
      ...manner.behaviour,
      onMessage: (at) => (at === hold ? held.wait() : undefined),
    }
    const ended = phone.session({ serverId: this.stage.target.serverId }).then(() => {
      if (manner.path && usual && phone.device.connection === manner.path) phone.use(usual)
    })
    held.until(ended)
    if ((await held.first()) === 'waits') this.#held.push(held)
    else phone.device.behaviour = {}
  }

  /** The session that has waited longest goes on to its end. */
  async goOn(): Promise<void> {
    await this.#held.shift()?.release()
  }

  /** Every session that still waits goes on. */
  async settle(): Promise<void> {
    while (this.#held.length > 0) await this.goOn()
    await this.stage.network.settled()
  }

  /** Puts a phone on the network; a network that refuses the card leaves it off. */
  async attach(phone: Phone, plmn?: string): Promise<void> {
    if (!phone.inside || !phone.device.cardAccepted) return
    try {
      await phone.attach(plmn === undefined ? {} : { plmn })
    } catch (problem) {
      if (!(problem instanceof AttachRefused)) throw problem
    }
  }
}
