import type { AuthenticationVector } from '../../../protocol/aka/vector.ts'
import type { GsupMessage } from '../../../protocol/gsup/message.ts'
import { type HlrCore, HlrProblem, type Known } from '../hlr-core.ts'
import type { Subscription } from '../subscription.ts'
import { ControlClient } from './control-client.ts'
import { GsupClient } from './gsup-client.ts'

/** GMM causes by which osmo-hlr says that a subscriber is none of its own, or has no keys (TS 24.008 §10.5.5.14). */
const UNKNOWN: ReadonlySet<number | undefined> = new Set([2, 7, 8, 14])

const hex = (octets: Uint8Array) => Buffer.from(octets).toString('hex')

/**
 * Osmocom's HLR as register and authentication centre: subscribers are made over its control interface, and vectors come
 * over GSUP as an MSC gets them. RAND is its own choice, so histories differ from run to run in what is derived from it.
 */
export class OsmoHlr implements HlrCore {
  readonly #control: ControlClient
  readonly #gsup: GsupClient
  #changes: Promise<void> = Promise.resolve()

  private constructor(control: ControlClient, gsup: GsupClient) {
    this.#control = control
    this.#gsup = gsup
  }

  /** Connects to the osmo-hlr at that address under a name of our own. Rejects with HlrProblem. */
  static async connect(host: string, name: string): Promise<OsmoHlr> {
    return new OsmoHlr(await ControlClient.open(host), await GsupClient.open(host, name))
  }

  provision({ imsi, msisdn, k, opc }: Subscription): void {
    this.#change(async () => {
      await this.#control.set('subscriber.create', imsi)
      await this.#control.set(`${by(imsi)}.aud3g`, `milenage,${hex(k)},opc,${hex(opc)}`)
      await this.#control.set(`${by(imsi)}.msisdn`, msisdn)
    })
  }

  setActive(imsi: string, active: boolean): void {
    this.#change(async () => {
      for (const domain of ['cs', 'ps'])
        await this.#control.set(`${by(imsi)}.${domain}-enabled`, active ? '1' : '0')
    })
  }

  remove(imsi: string): void {
    this.#change(() => this.#control.set('subscriber.delete', imsi))
  }

  /** A number is one subscriber's: whoever had it gives it up first. */
  assign(msisdn: string, imsi: string): void {
    this.#change(async () => {
      const owner = (await this.#control.get(`subscriber.by-msisdn-${msisdn}.info`))?.get('imsi')
      if (owner === imsi) return
      if (owner) await this.#control.set(`${by(owner)}.msisdn`, 'none')
      await this.#control.set(`${by(imsi)}.msisdn`, msisdn)
    })
  }

  async find(key: 'imsi' | 'msisdn', value: string): Promise<Known | undefined> {
    await this.#changes
    if (!/^\d+$/.test(value)) return undefined
    const fields = await this.#control.get(`subscriber.by-${key}-${value}.info`)
    const imsi = fields?.get('imsi')
    return imsi === undefined ? undefined : { imsi, active: fields?.get('nam_ps') === '1' }
  }

  async updateLocation(imsi: string): Promise<boolean> {
    await this.#changes
    const { type } = await this.#gsup.request('update-location', { imsi, domain: 'packet' })
    return type === 'update-location-result'
  }

  async vector(imsi: string): Promise<AuthenticationVector | undefined> {
    const answer = await this.#authInfo({ imsi })
    if (answer.type === 'send-auth-info-error' && UNKNOWN.has(answer.cause)) return undefined
    const { rand, autn, res, ck, ik } = answer.tuples?.[0] ?? {}
    if (rand && autn && res && ck && ik) return { rand, autn, xres: res, ck, ik }
    throw new HlrProblem(
      `osmo-hlr has no USIM vector for the subscriber (${answer.type}, cause ${answer.cause})`,
    )
  }

  /** The vectors of the answer are not used: the next one is asked for when it is needed. */
  async resynchronise(imsi: string, rand: Uint8Array, auts: Uint8Array): Promise<boolean> {
    const answer = await this.#authInfo({ imsi, rand, auts })
    return answer.type === 'send-auth-info-result'
  }

  close(): void {
    this.#control.close()
    this.#gsup.close()
  }

  async #authInfo(message: Omit<GsupMessage, 'type'>): Promise<GsupMessage> {
    await this.#changes
    return this.#gsup.request('send-auth-info', { ...message, domain: 'packet' })
  }

  /** Changes happen one after the other; one that fails is thrown by whatever is asked next. */
  #change(act: () => Promise<void>): void {
    this.#changes = this.#changes.then(act)
    this.#changes.catch(() => undefined)
  }
}

const by = (imsi: string) => `subscriber.by-imsi-${imsi}`
