import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BootstrapAccount } from '../../../protocol/bootstrap/account.ts'
import type { CardBootstrap } from '../../../simulators/card/card.ts'
import type { Answer } from '../../../simulators/people/person.ts'
import type { Client } from '../../stage/conformance/client.ts'
import { type Deed, type Errand, wordsFor } from './errand.ts'

const base64 = (octets: Uint8Array) => Buffer.from(octets).toString('base64')

/** A DM client that somebody else has made and connects over HTTP; what it is to do, a person or a program is asked to see to. */
export class RemoteClient implements Client {
  readonly imei: string
  readonly imsi?: string
  readonly patienceMs: number
  readonly lasting = true
  account: BootstrapAccount
  readonly #folder: string
  readonly #ask: (errand: Errand) => void
  #number = 0
  #user: Answer | undefined
  #prompts = 0
  #open: { readonly number: number; readonly over: (done: boolean) => void } | undefined

  constructor(parts: {
    imei: string
    imsi?: string
    account: BootstrapAccount
    patienceMs: number
    folder: string
    ask: (errand: Errand) => void
  }) {
    this.imei = parts.imei
    if (parts.imsi !== undefined) this.imsi = parts.imsi
    this.account = parts.account
    this.patienceMs = parts.patienceMs
    this.#folder = parts.folder
    this.#ask = parts.ask
  }

  /** Somebody is at work for us: something may come of it. */
  get busy(): boolean {
    return this.#open !== undefined
  }

  /** That errand is over; meanwhile the device asked its user so often. Anything but the open errand is nobody's news. */
  done(number: number, prompts: number): void {
    if (this.#open?.number !== number) return
    this.#prompts += prompts
    this.#open.over(true)
  }

  /** Nobody need go on with what is open: the case is over. */
  lets(): void {
    this.#user = undefined
    this.#open?.over(false)
  }

  starts(): Promise<void> {
    return this.#errand({ do: 'start' })
  }

  receives(contentType: string, body: Uint8Array): Promise<void> {
    return this.#errand({ do: 'deliver', contentType, body: base64(body) }, body)
  }

  works(): Promise<void> {
    return this.#errand({ do: 'work' })
  }

  insertsCard({ document, ...rule }: CardBootstrap, pin: string): Promise<void> {
    return this.#errand({ do: 'insert-card', document: base64(document), pin, ...rule }, document)
  }

  removesCard(): Promise<void> {
    return this.#errand({ do: 'remove-card' })
  }

  restarts(): Promise<void> {
    return this.#errand({ do: 'restart' })
  }

  bootstrapsAt(url: string): Promise<void> {
    return this.#errand({ do: 'bootstrap', url })
  }

  /** Takes back what an earlier case has left in the device. */
  restored(): Promise<void> {
    const { client, server } = this.account
    return this.#errand({
      do: 'restore',
      clientNonce: base64(client.nonce),
      serverNonce: base64(server.nonce),
    })
  }

  user(answer: Answer): void {
    this.#user = answer
  }

  prompts(): number {
    return this.#prompts
  }

  /** Resolves when somebody says that it is done, or when patience is at its end. */
  #errand(deed: Deed, octets?: Uint8Array): Promise<void> {
    this.#open?.over(false)
    this.#number += 1
    const number = this.#number
    const file = join(this.#folder, `errand-${number}.bin`)
    if (octets) writeFileSync(file, octets)
    const user = this.#user
    const text = wordsFor(deed, user, file)
    return new Promise((resolve) => {
      const timer = setTimeout(() => over(), this.patienceMs)
      const over = () => {
        clearTimeout(timer)
        if (this.#open?.number === number) this.#open = undefined
        resolve()
      }
      this.#open = { number, over }
      this.#ask({ number, deed, text, ...(user && { user }) })
    })
  }
}
