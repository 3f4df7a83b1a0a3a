import { type ControlReply, readControl, writeControl } from '../../../protocol/gsup/control.ts'
import { HlrProblem } from '../hlr-core.ts'
import { Connection } from './connection.ts'
import { Questions } from './questions.ts'

export const CONTROL_PORT = 4259

/** osmo-hlr's control interface: by it subscribers are made, changed and looked up. */
export class ControlClient {
  readonly #connection: Connection
  readonly #questions: Questions<ControlReply>
  #asked = 0
  #onEnd: (problem: HlrProblem) => void = () => undefined

  private constructor(connection: Connection, host: string) {
    this.#connection = connection
    this.#questions = new Questions(`the control interface of osmo-hlr at ${host}`)
    connection.listen(
      ({ stream, payload }) => {
        const reply = stream === 'control' ? readControl(payload) : undefined
        if (reply) this.#questions.answered(reply.id, reply)
      },
      (problem) => {
        this.#questions.ended(problem)
        this.#onEnd(problem)
      },
    )
  }

  /** Rejects with HlrProblem. */
  static async open(host: string): Promise<ControlClient> {
    return new ControlClient(await Connection.open(host, CONTROL_PORT), host)
  }

  /** The fields of a variable that lists some; undefined where osmo-hlr knows no such subscriber. */
  async get(variable: string): Promise<ReadonlyMap<string, string> | undefined> {
    const { ok, text } = await this.#exchange(variable)
    if (!ok) return undefined
    return new Map(
      text
        .split('\n')
        .filter((line) => line.includes('\t'))
        .map((line) => line.split('\t') as [string, string]),
    )
  }

  /** Rejects with HlrProblem when osmo-hlr does not take the value, which is never shown: it may be a key. */
  async set(variable: string, value: string): Promise<void> {
    const { ok, text } = await this.#exchange(variable, value)
    if (!ok) throw new HlrProblem(`osmo-hlr did not take ${variable}: ${text}`)
  }

  /** Who is told when the other side ends the connection. */
  onEnd(told: (problem: HlrProblem) => void): void {
    this.#onEnd = told
  }

  close(): void {
    this.#onEnd = () => undefined
    this.#connection.close()
  }

  #exchange(variable: string, value?: string): Promise<ControlReply> {
    this.#asked += 1
    const payload = writeControl(this.#asked, variable, value)
    return this.#questions.ask(String(this.#asked), () =>
      this.#connection.send({ stream: 'control', payload }),
    )
  }
}
