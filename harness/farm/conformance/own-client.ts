import type { BootstrapAccount } from '../../../protocol/bootstrap/account.ts'
import type { DeviceDefect } from '../../../simulators/device/defects/defect.ts'
import type { Answer } from '../../../simulators/people/person.ts'
import type { Random } from '../../../simulators/world/random.ts'
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

  private constructor(stage: Stage, phone: Phone, account: BootstrapAccount) {
    this.stage = stage
    this.phone = phone
    this.account = account
    this.imei = phone.device.imei
    this.imsi = phone.card.imsi
  }

  static async make(parts: {
    seed: string
    dialect: Dialect
    random: Random
    defects: readonly DeviceDefect[]
    /** Where its requests go. */
    handle: ConstructorParameters<typeof Stage>[0]['transport']
  }): Promise<OwnClient> {
    const { seed, dialect, handle, defects, random } = parts
    const [target] = loadTargets(EXAMINER)
    if (!target) throw new Error('no target')
    const stage = new Stage({ seed, target, dialect, transport: handle })
    const holder = stage.cast.subscriber()
    const card = stage.cast.card({ owner: holder })
    const phone = stage.cast.phone({ holder, origin: 'fresh' })
    phone.device.behaviour = Object.assign({}, ...defects.map(({ behaviour }) => behaviour))
    phone.insert(card)
    await phone.switchOn()
    phone.use(handle)
    const credential = (name: string) => ({
      ...{ type: dialect.auth, name, secret: random.fork(name).token(12) },
      nonce: random.fork(`${name}/nonce`).bytes(16),
    })
    const account: BootstrapAccount = {
      ...{ serverId: 'examiner.example', name: 'Examiner', address: EXAMINER },
      ...{ client: credential('device'), server: credential('examiner.example') },
    }
    phone.device.accounts.add(account, { origin: 'factory', permanent: false })
    phone.device.accounts.handOver(account.serverId)
    return new OwnClient(stage, phone, account)
  }

  async starts(): Promise<void> {
    await this.phone.session()
  }

  async receives(contentType: string, body: Uint8Array): Promise<void> {
    const { device } = this.phone
    if (contentType.startsWith('application/vnd.syncml.notification')) await device.receiveNotification(body)
    else await device.receiveBootstrap({ contentType, body })
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
