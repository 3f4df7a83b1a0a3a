import type { BootstrapAccount } from '../../protocol/bootstrap/account.ts'
import type { Card } from '../../simulators/card/card.ts'
import type { Device, SessionOutcome } from '../../simulators/device/device.ts'
import { leaf } from '../../simulators/device/tree/node.ts'
import { TEXT_MESSAGE } from '../../simulators/network/delivery.ts'
import type { Attachment, Network, Push } from '../../simulators/network/network.ts'
import { MINUTES } from '../../simulators/pc/nearby-phone.ts'
import type { Person } from '../../simulators/people/person.ts'
import type { Transport } from '../../simulators/world/transport.ts'
import { baseType } from './push-type.ts'

export type PushOutcome = 'applied' | 'refused' | SessionOutcome | undefined

/** A phone in somebody's hand: the device, its holder, and the line that the network gives it. */
export class Phone {
  readonly device: Device
  readonly holder: Person
  /** What became of each bootstrap document and trigger that was pushed to it, oldest first. */
  readonly pushes: PushOutcome[] = []
  /** Text messages, oldest first. */
  readonly messages: string[] = []
  #card: Card | undefined
  #line: Attachment | undefined
  readonly #network: Network
  readonly #wire: Transport
  readonly #given: () => BootstrapAccount | undefined

  constructor(parts: {
    device: Device
    holder: Person
    network: Network
    wire: Transport
    given: () => BootstrapAccount | undefined
  }) {
    this.device = parts.device
    this.holder = parts.holder
    this.#network = parts.network
    this.#wire = parts.wire
    this.#given = parts.given
  }

  get imei14(): string {
    return this.device.imei14
  }

  /** The card inside, if there is one. */
  get inside(): Card | undefined {
    return this.#card
  }

  get card(): Card {
    if (!this.#card) throw new Error('the phone has no card: insert one first')
    return this.#card
  }

  get line(): Attachment {
    if (!this.#line) throw new Error('the phone is not attached: switch it on first')
    return this.#line
  }

  /** Its holder talks until so many prepaid minutes are left; who looks after the phone may count them anew. */
  talksUntil(minutes: number): void {
    this.device.tree.put(MINUTES, leaf(String(minutes), { acl: 'Get=*&Replace=*' }))
  }

  get attached(): boolean {
    return this.#line !== undefined
  }

  insert(card: Card): void {
    this.#card = card
    this.device.insert(card)
  }

  /** Takes the card out; the network notices, and the line is gone. */
  async remove(): Promise<void> {
    this.device.removeCard()
    this.#card = undefined
    await this.detach()
  }

  /** Another card for the one inside, as a thief or a traveller does it: the line changes to the new subscription. */
  async swap(card: Card, options: { plmn?: string } = {}): Promise<void> {
    await this.remove()
    this.insert(card)
    await this.attach(options)
  }

  /** Power on: the card is read, its bootstrap file applied, and the phone attaches unless the card was rejected. */
  async switchOn(options: { plmn?: string } = {}): Promise<void> {
    await this.device.powerOn()
    if (this.device.cardAccepted) await this.attach(options)
  }

  async attach(options: { plmn?: string } = {}): Promise<void> {
    const { device } = this
    this.#line = await this.#network.attach({
      imei14: device.imei14,
      imeisv: device.imeisv,
      card: this.card,
      ...options,
    })
    this.use(this.#line.via(this.#wire))
    this.#network.heldBy(this.card.imsi, this.holder.id)
    this.#network.onPush(this.card.imsi, (push) => this.#receive(push))
  }

  async detach(): Promise<void> {
    this.device.voice.end('line')
    this.#line?.detach()
    this.#line = undefined
    this.device.connection = undefined
  }

  /** The account by which the phone would start a session now. */
  get account(): BootstrapAccount {
    const [newest] = this.device.accounts.active(this.#card?.imsi)
    const account = newest && this.device.accounts.read(newest)
    if (!account) throw new Error('the phone has no account: bootstrap it first')
    return account
  }

  /** The way on which the phone sends now. */
  get path(): Transport {
    if (!this.device.connection) throw new Error('the phone has no connection: attach it first')
    return this.device.connection
  }

  /** Takes the account that the target file gives: the target has it already. Throws when the file gives none. */
  given(): void {
    const account = this.#given()
    if (!account) throw new Error('the target file gives no account; add one, or bootstrap the phone')
    this.device.accounts.add(account, { origin: 'factory', permanent: false })
    this.device.accounts.handOver(account.serverId)
  }

  /** Sends everything from now on over this path instead of the operator's data path. */
  use(path: Transport): void {
    this.device.connection = path
  }

  /** A session that the device starts by itself, with the account of `serverId` or the newest one. */
  async session(options: { serverId?: string } = {}): Promise<SessionOutcome> {
    return this.device.startSession({ initiatedBy: 'client', ...options })
  }

  /** Carries out what servers have ordered and, when something came of it, opens a session to say so. */
  async work(): Promise<SessionOutcome | undefined> {
    await this.device.work()
    return this.device.hasNews ? this.session() : undefined
  }

  async #receive(push: Push): Promise<void> {
    if (baseType(push.contentType) === TEXT_MESSAGE) {
      this.messages.push(Buffer.from(push.body).toString('utf8'))
      return
    }
    const trigger = baseType(push.contentType) === 'application/vnd.syncml.notification'
    this.pushes.push(
      trigger ? await this.device.receiveNotification(push.body) : await this.device.receiveBootstrap(push),
    )
  }
}
