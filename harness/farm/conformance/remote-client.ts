import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BootstrapAccount } from '../../../protocol/bootstrap/account.ts'
import type { CardBootstrap } from '../../../simulators/card/card.ts'
import type { Answer } from '../../../simulators/people/person.ts'
import type { Client } from '../../stage/conformance/client.ts'

/** A DM client that somebody else has made and connects over HTTP; what cannot be ordered, a person is asked to do. */
export class RemoteClient implements Client {
  readonly imei: string
  readonly account: BootstrapAccount
  readonly patienceMs: number
  readonly #folder: string
  readonly #ask: (text: string) => void
  #pushes = 0
  #cards = 0

  constructor(parts: {
    imei: string
    account: BootstrapAccount
    patienceMs: number
    folder: string
    ask: (text: string) => void
  }) {
    this.imei = parts.imei
    this.account = parts.account
    this.patienceMs = parts.patienceMs
    this.#folder = parts.folder
    this.#ask = parts.ask
  }

  async starts(): Promise<void> {
    this.#ask('Start a DM session on the device.')
    await this.#wait()
  }

  async receives(contentType: string, body: Uint8Array): Promise<void> {
    this.#pushes += 1
    const file = join(this.#folder, `push-${this.#pushes}.bin`)
    writeFileSync(file, body)
    this.#ask(`Deliver ${file} to the device as ${contentType}.`)
    await this.#wait()
  }

  async works(): Promise<void> {
    this.#ask('Wait until the device reports by itself, or start a DM session on it.')
    await this.#wait()
  }

  async insertsCard({ document, profile, ...rule }: CardBootstrap, pin: string): Promise<void> {
    this.#cards += 1
    const file = join(this.#folder, `card-${this.#cards}.bin`)
    writeFileSync(file, document)
    const behind = rule.private ? 'behind its PIN' : 'readable without its PIN'
    this.#ask(
      `Put a card with PIN ${pin} and ${file} as its bootstrap file (${profile}, ${behind}) in, and switch on.`,
    )
    await this.#wait()
  }

  async removesCard(): Promise<void> {
    this.#ask('Take the card out and switch the device on again; Wi-Fi may stay.')
    await this.#wait()
  }

  async restarts(): Promise<void> {
    this.#ask('Switch the device off and on again.')
    await this.#wait()
  }

  async bootstrapsAt(url: string): Promise<void> {
    this.#ask(`Have the device bootstrap with its card (GBA) at ${url}, in place of the BSF of its home.`)
    await this.#wait()
  }

  user(answer: Answer): void {
    const what =
      answer.kind === 'input'
        ? `type ${answer.text}`
        : answer.kind === 'choice'
          ? `choose ${answer.chosen.join(' and ')}`
          : `answer: ${answer.kind}`
    this.#ask(`When the device asks, ${what}.`)
  }

  prompts(): number {
    return 0
  }

  /** Nobody can tell when a session of somebody else's client is over: silence does. */
  #wait(): Promise<void> {
    return new Promise((resolve) => {
      setTimeout(resolve, this.patienceMs).unref()
    })
  }
}
