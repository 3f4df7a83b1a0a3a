import { readCcm, SERIAL_NUMBER, UNIT_NAME, UNIT_NUMBER, writeCcm } from '../../../protocol/gsup/ccm.ts'
import type { IpaFrame } from '../../../protocol/gsup/ipa.ts'
import { type GsupMessage, type GsupType, readGsup, writeGsup } from '../../../protocol/gsup/message.ts'
import { Connection } from './connection.ts'
import { Questions } from './questions.ts'

export const GSUP_PORT = 4222

/** The HLR asks first who is there. */
const INTRODUCTION = 'who are you'

type Request = 'send-auth-info' | 'update-location'

/** A VLR's line to osmo-hlr. Its name must be its own: osmo-hlr finds the way back by it. */
export class GsupClient {
  readonly #connection: Connection
  readonly #questions: Questions<GsupMessage | undefined>
  readonly #name: string
  /** The HLR knows an answer by subscriber alone: one question at a time for each. */
  readonly #busy = new Map<string, Promise<unknown>>()

  private constructor(connection: Connection, host: string, name: string) {
    this.#connection = connection
    this.#questions = new Questions(`osmo-hlr at ${host}`)
    this.#name = name
    connection.listen(
      (frame) => this.#hear(frame),
      (problem) => this.#questions.ended(problem),
    )
  }

  /** Rejects with HlrProblem. */
  static async open(host: string, name: string): Promise<GsupClient> {
    const client = new GsupClient(await Connection.open(host, GSUP_PORT), host, name)
    await client.#questions.ask(INTRODUCTION, () => undefined)
    return client
  }

  /** The result or the error that the HLR gives. Rejects with HlrProblem when it gives none. */
  async request(kind: Request, message: Omit<GsupMessage, 'type'>): Promise<GsupMessage> {
    const { imsi } = message
    const turn = (this.#busy.get(imsi) ?? Promise.resolve()).then(async () => {
      const payload = writeGsup({ ...message, type: `${kind}-request` })
      const answer = await this.#questions.ask(`${kind}/${imsi}`, () =>
        this.#send({ stream: 'gsup', payload }),
      )
      return answer as GsupMessage
    })
    this.#busy.set(
      imsi,
      turn.catch(() => undefined),
    )
    return turn
  }

  close(): void {
    this.#connection.close()
  }

  #send(frame: IpaFrame): void {
    this.#connection.send(frame)
  }

  #hear({ stream, payload }: IpaFrame): void {
    if (stream === 'ccm') return this.#manage(payload)
    if (stream !== 'gsup') return
    const message = readGsup(payload)
    const { type, imsi } = message
    if (type === 'insert-data-request') return this.#answer('insert-data-result', imsi)
    if (type === 'location-cancel-request') return this.#answer('location-cancel-result', imsi)
    this.#questions.answered(`${type.replace(/-(result|error)$/, '')}/${imsi}`, message)
  }

  #answer(type: GsupType, imsi: string): void {
    this.#send({ stream: 'gsup', payload: writeGsup({ type, imsi }) })
  }

  #manage(payload: Uint8Array): void {
    const { kind } = readCcm(payload)
    const say = (ccm: Uint8Array) => this.#send({ stream: 'ccm', payload: ccm })
    if (kind === 'ping') say(writeCcm({ kind: 'pong' }))
    if (kind !== 'identify') return
    const values = new Map([
      [SERIAL_NUMBER, this.#name],
      [UNIT_NAME, this.#name],
      [UNIT_NUMBER, '0/0/0'],
    ])
    say(writeCcm({ kind: 'identity', values }))
    this.#questions.answered(INTRODUCTION, undefined)
  }
}
