import type { SessionOutcome } from '../device/device.ts'
import type { HttpResponse, Transport } from '../world/transport.ts'
import type { Witness } from '../world/witness.ts'
import type { PcBehaviour } from './behaviour.ts'
import type { NearbyPhone } from './nearby-phone.ts'

export interface PcParts {
  /** The name that the phone shows. */
  readonly name: string
  readonly witness: Witness
  /** The PC's own way to the operator. */
  readonly internet: Transport
  /** Where the operator takes a PC agent's word for a phone; without one, `portal` is opened as it is. */
  readonly door?: string | undefined
  /** The operator's portal, for the phone of that IMEI. */
  readonly portal: (imei14: string) => string
}

/** An operator may ask again, when it could not check the answer. */
const MAX_CHALLENGES = 3

/** With fewer minutes than these its user is offered more. */
const FEW_MINUTES = 10

/** How far the agent is with a phone. */
export type Stage = 'seen' | 'associated' | 'nothing-to-do' | 'agreed' | 'proven' | 'connected' | 'refused'

/**
 * The PC agent of use case 5.1.5: sees phones, associates with the one that its user means, asks for consent, has the
 * user prove to be the card's holder, and only then connects to the Network Management Authority.
 */
export class PcAgent {
  readonly name: string
  behaviour: PcBehaviour = {}
  /** The person who sits at the PC. */
  user = ''
  readonly #parts: PcParts
  readonly #near: NearbyPhone[] = []
  readonly #stages = new Map<string, Stage>()

  constructor(parts: PcParts) {
    this.name = parts.name
    this.#parts = parts
  }

  get near(): readonly NearbyPhone[] {
    return this.#near
  }

  stageOf(imei14: string): Stage {
    return this.#stages.get(imei14) ?? 'seen'
  }

  /** A phone is put beside the PC. */
  discover(phone: NearbyPhone): void {
    this.#near.push(phone)
    this.#parts.witness({ kind: 'pc.discover', pc: this.name, imei: phone.imei14 })
  }

  /** Both sides agree to talk; then the agent reads whether the phone needs anything. */
  associate(imei14: string): Stage {
    const phone = this.#find(imei14)
    if (!phone) return 'refused'
    const mutual = this.behaviour.associatesAlone !== true
    const ok = !mutual || phone.confirms(this.name)
    this.#parts.witness({ kind: 'pc.assoc', pc: this.name, imei: imei14, mutual, ok })
    if (!ok) return this.#reach(imei14, 'refused')
    const work = phone.needsSetUp || this.runsLow(imei14) || this.behaviour.asksAnyway === true
    return this.#reach(imei14, work ? 'associated' : 'nothing-to-do')
  }

  /** Whether a phone that is set up has few prepaid minutes left, so that its user should be offered more. */
  runsLow(imei14: string): boolean {
    const phone = this.#find(imei14)
    const left = phone?.needsSetUp ? undefined : phone?.minutesLeft
    if (left === undefined) return false
    const low = left < FEW_MINUTES
    this.#parts.witness({ kind: 'pc.minutes', pc: this.name, imei: imei14, left, low })
    return low
  }

  /** What a phone lacks, in words for its user. */
  lackOf(imei14: string): 'set-up' | 'minutes' {
    return this.#find(imei14)?.needsSetUp === false ? 'minutes' : 'set-up'
  }

  consent(imei14: string, answer: 'yes' | 'no'): Stage {
    const { witness } = this.#parts
    witness({ kind: 'pc.consent', pc: this.name, imei: imei14, answer, by: this.user })
    if (this.stageOf(imei14) !== 'associated') return this.stageOf(imei14)
    return this.#reach(imei14, answer === 'yes' ? 'agreed' : 'refused')
  }

  /** The user shows the PIN of the card in the phone. */
  prove(imei14: string, pin: string): { stage: Stage; result: 'ok' | 'wrong' | 'blocked' | 'disabled' } {
    const phone = this.#find(imei14)
    if (!phone || this.stageOf(imei14) !== 'agreed') return { stage: this.stageOf(imei14), result: 'wrong' }
    if (!phone.asksForPin) return { stage: 'agreed', result: 'disabled' }
    const result = phone.verifyPin(pin, this.user)
    return { stage: result === 'ok' ? this.#reach(imei14, 'proven') : 'agreed', result }
  }

  /** Connects to the operator in the phone's name; answers where the user goes on, or why there is no way. */
  async connect(imei14: string): Promise<{ portal: string } | { problem: string }> {
    const { witness, door, portal } = this.#parts
    if (this.stageOf(imei14) !== 'proven' && !this.behaviour.connectsAtOnce)
      return { problem: 'Agree and show the PIN first.' }
    const made = door === undefined ? { portal: portal(imei14) } : await this.#introduce(imei14, door)
    if ('problem' in made) return made
    witness({ kind: 'pc.connect', pc: this.name, imei: imei14 })
    this.#reach(imei14, 'connected')
    return made
  }

  /** Carries a DM session of the phone over the PC's connection. */
  async carry(imei14: string): Promise<SessionOutcome | undefined> {
    const phone = this.behaviour.carriesNearest ? this.#near[0] : this.#find(imei14)
    return phone?.session(this.name, this.behaviour.path ?? this.#parts.internet)
  }

  close(imei14: string): void {
    this.#parts.witness({ kind: 'pc.close', pc: this.name, imei: imei14 })
    this.#stages.delete(imei14)
  }

  /** The operator asks for the phone's own word before it lets the agent speak for it. */
  async #introduce(imei14: string, door: string): Promise<{ portal: string } | { problem: string }> {
    const phone = this.#find(imei14)
    const body = Buffer.from(JSON.stringify({ imei: imei14, pc: this.name }))
    const send = (headers: Record<string, string>) =>
      this.#parts.internet({
        method: 'POST',
        url: door,
        headers: { 'content-type': 'application/json', ...headers },
        body,
      })
    let answer = await send({})
    for (let tries = 0; tries < MAX_CHALLENGES && answer.status === 401; tries++) {
      const challenge = answer.headers['www-authenticate']
      if (challenge === undefined || this.behaviour.associatesAlone) break
      const authorization = await phone?.vouch({ uri: new URL(door).pathname, challenge })
      if (authorization === undefined) break
      answer = await send({ authorization })
    }
    const portal = portalIn(answer)
    return portal === undefined ? { problem: 'Your operator does not know this phone.' } : { portal }
  }

  #find(imei14: string): NearbyPhone | undefined {
    return this.#near.find((phone) => phone.imei14 === imei14)
  }

  #reach(imei14: string, stage: Stage): Stage {
    this.#stages.set(imei14, stage)
    return stage
  }
}

function portalIn({ status, body }: HttpResponse): string | undefined {
  if (status !== 201) return undefined
  try {
    const { portal } = JSON.parse(Buffer.from(body).toString('utf8')) as { portal?: unknown }
    return typeof portal === 'string' && /^https?:\/\//.test(portal) ? portal : undefined
  } catch {
    return undefined
  }
}
