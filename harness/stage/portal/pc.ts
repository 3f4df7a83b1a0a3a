import type { SessionOutcome } from '../../../simulators/device/device.ts'
import type { PcAgent } from '../../../simulators/pc/agent.ts'
import { NearbyPhone } from '../../../simulators/pc/nearby-phone.ts'
import type { Person } from '../../../simulators/people/person.ts'
import type { Phone } from '../phone.ts'
import type { Stage } from '../stage.ts'
import type { Browsing } from './browsing.ts'
import type { Customer } from './customer.ts'

/** A PC with somebody in front of it: the agent's pages and the operator's portal in one browser. */
export class Pc {
  readonly agent: PcAgent
  readonly person: Person
  readonly customer: Customer
  readonly #stage: Stage
  readonly #browsing: Browsing
  readonly #home: string

  constructor(parts: {
    stage: Stage
    agent: PcAgent
    person: Person
    customer: Customer
    browsing: Browsing
    /** Where the agent's pages are. */
    home: string
  }) {
    this.#stage = parts.stage
    this.agent = parts.agent
    this.person = parts.person
    this.customer = parts.customer
    this.#browsing = parts.browsing
    this.#home = parts.home
  }

  /** A phone is put beside the PC. `word` is the phone whose card answers for it, where that is not its own. */
  near(phone: Phone, word: Phone = phone): void {
    const { secrets } = this.#stage
    const { device, holder } = phone
    const parts = { device, holder, secrets, card: () => word.card }
    this.agent.discover(new NearbyPhone({ ...parts, gba: (card) => this.#stage.bootstrapKey(card) }))
  }

  /** Connects to the phone, agrees to what it lacks, and shows the PIN. Says whether the agent offers the way to the operator. */
  async setUp(phone: Phone, wish: { answer?: 'yes' | 'no'; pin?: string } = {}): Promise<boolean> {
    const browsing = this.#browsing
    await browsing.goto(this.#home)
    await browsing.shot('phones near this PC')
    await browsing.press(`button=Connect to phone ${phone.imei14}`)
    const yes = 'button=Yes'
    if (!(await browsing.has(yes))) return false
    await browsing.shot('consent')
    await browsing.press(wish.answer === 'no' ? 'button=No' : yes)
    const pin = 'label=PIN of the SIM card'
    if (!(await browsing.has(pin))) return false
    await browsing.fill(pin, wish.pin ?? this.person.knows.pin ?? '')
    await browsing.shot('PIN')
    await browsing.press('button=Continue')
    return browsing.has(GO_ON)
  }

  /** Follows the agent's link to the operator. */
  async goOn(phone: Phone): Promise<void> {
    await this.#browsing.shot('ready')
    await this.#browsing.press(GO_ON)
    await this.customer.arrived(phone.imei14)
  }

  /** An agent that asks neither phone nor user and tries to connect all the same. Says whether the operator let it. */
  async intrude(phone: Phone): Promise<boolean> {
    this.agent.behaviour = { connectsAtOnce: true, associatesAlone: true }
    this.#stage.attack('rogue PC', 'a PC speaks for a phone that has not agreed', phone)
    const made = await this.agent.connect(phone.imei14)
    if ('problem' in made) return false
    await this.customer.open(made.portal, phone.imei14)
    return true
  }

  /** Carries a DM session of the phone. */
  async carry(phone: Phone): Promise<SessionOutcome | undefined> {
    await this.#stage.network.settled()
    return this.agent.carry(phone.imei14)
  }
}

const GO_ON = 'link=Continue to your operator'
