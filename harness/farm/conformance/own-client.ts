import type { BootstrapAccount } from '../../../protocol/bootstrap/account.ts'
import type { CardBootstrap } from '../../../simulators/card/card.ts'
import type { CardFaults } from '../../../simulators/card/faults.ts'
import type { DeviceDefect } from '../../../simulators/device/defects/defect.ts'
import { bootstrap } from '../../../simulators/device/session/bootstrapping.ts'
import type { Answer } from '../../../simulators/people/person.ts'
import type { Random } from '../../../simulators/world/random.ts'
import type { Transport } from '../../../simulators/world/transport.ts'
import type { Dialect } from '../../history/event.ts'
import type { Client } from '../../stage/conformance/client.ts'
import type { Phone } from '../../stage/phone.ts'
import { Stage } from '../../stage/stage.ts'
import { loadTargets } from '../../target/load.ts'

export const EXAMINER = 'http://examiner.example/dm'

/** Rollcall's own device as the client under test, sound or with defects built in. */
export class OwnClient implements Client {
  readonly imei: string
  readonly imsi: string
  readonly account: BootstrapAccount
  readonly phone: Phone
  readonly stage: Stage
  readonly #path: Transport
  readonly #faults: CardFaults

  private constructor(
    stage: Stage,
    phone: Phone,
    account: BootstrapAccount,
    path: Transport,
    faults: CardFaults,
  ) {
    this.stage = stage
    this.phone = phone
    this.account = account
    this.imei = phone.device.imei
    this.imsi = phone.card.imsi
    this.#path = path
    this.#faults = faults
  }

  static async make(parts: {
    seed: string
    dialect: Dialect
    random: Random
    defects: readonly DeviceDefect[]
    /** An account that it is given instead of one of its own making. */
    account?: BootstrapAccount
    /** Where its requests go. */
    handle: Transport
  }): Promise<OwnClient> {
    const { seed, dialect, handle, defects, random } = parts
    const [target] = loadTargets(EXAMINER)
    if (!target) throw new Error('no target')
    const stage = new Stage({ seed, target, dialect, transport: handle })
    const holder = stage.cast.subscriber()
    const faults: CardFaults = Object.assign({}, ...defects.map(({ card }) => card))
    const card = stage.cast.card({ owner: holder, faults })
    const phone = stage.cast.phone({ holder, origin: 'fresh' })
    phone.device.behaviour = Object.assign({}, ...defects.map(({ behaviour }) => behaviour))
    phone.insert(card)
    await phone.switchOn()
    phone.use(handle)
    const credential = (name: string) => ({
      ...{ type: dialect.auth, name, secret: random.fork(name).token(12) },
      nonce: random.fork(`${name}/nonce`).bytes(16),
    })
    const account: BootstrapAccount = parts.account ?? {
      ...{ serverId: 'examiner.example', name: 'Examiner', address: EXAMINER },
      ...{ client: credential('device'), server: credential('examiner.example') },
    }
    phone.device.accounts.add(account, { origin: 'factory', permanent: false })
    phone.device.accounts.handOver(account.serverId)
    return new OwnClient(stage, phone, account, handle, faults)
  }

  async starts(): Promise<void> {
    await this.phone.session()
  }

  async receives(contentType: string, body: Uint8Array): Promise<void> {
    const { device } = this.phone
    if (contentType.startsWith('application/vnd.syncml.notification')) await device.receiveNotification(body)
    else await device.receiveBootstrap({ contentType, body })
  }

  async works(): Promise<void> {
    await this.phone.work()
  }

  async insertsCard(file: CardBootstrap, pin: string): Promise<void> {
    const { phone } = this
    await phone.remove()
    phone.insert(this.stage.cast.card({ owner: phone.holder, faults: this.#faults, file, pin }))
    await phone.switchOn()
    phone.use(this.#path)
  }

  async removesCard(): Promise<void> {
    await this.phone.remove()
    await this.phone.switchOn()
    this.phone.use(this.#path)
  }

  async restarts(): Promise<void> {
    this.phone.card.reset()
    await this.phone.switchOn()
    this.phone.use(this.#path)
  }

  async bootstrapsAt(url: string): Promise<void> {
    const random = this.stage.random.fork('ub')
    await bootstrap(this.phone.card, (request) => this.#path({ ...request, url }), random)
  }

  prompts(): number {
    return this.phone.holder.prompts.length
  }

  user(answer: Answer): void {
    // Who types a PIN has agreed to what the PIN is for.
    this.phone.holder.takeUp(({ what }) =>
      answer.kind === 'input' && (what === 'bootstrap' || what === 'session') ? { kind: 'yes' } : answer,
    )
  }
}
