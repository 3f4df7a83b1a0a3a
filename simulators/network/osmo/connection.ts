import { connect, type Socket } from 'node:net'
import { FrameReader, type IpaFrame, writeFrame } from '../../../protocol/gsup/ipa.ts'
import { GsupProblem } from '../../../protocol/gsup/problem.ts'
import { HlrProblem } from '../hlr-core.ts'

const CONNECT_MS = 3_000

/** One IPA connection to osmo-hlr. Whatever ends it is told once, to whoever waits then and to all who send later. */
export class Connection {
  readonly #socket: Socket
  readonly #name: string
  #ended: HlrProblem | undefined
  #onFrame: (frame: IpaFrame) => void = () => undefined
  #onEnd: (problem: HlrProblem) => void = () => undefined

  private constructor(socket: Socket, name: string) {
    this.#socket = socket
    this.#name = name
    const reader = new FrameReader()
    socket.on('data', (octets) => {
      try {
        for (const frame of reader.push(octets)) this.#onFrame(frame)
      } catch (problem) {
        if (!(problem instanceof GsupProblem)) throw problem
        this.#end(`${this.#name} says what no osmo-hlr says: ${problem.message}`)
      }
    })
    socket.on('error', ({ message }) => this.#end(`the connection to ${this.#name} broke: ${message}`))
    socket.on('close', () => this.#end(`${this.#name} closed the connection`))
  }

  /** Rejects with HlrProblem when nobody answers there. The connection keeps no process alive. */
  static open(host: string, port: number): Promise<Connection> {
    const name = `osmo-hlr at ${host}:${port}`
    return new Promise((resolve, reject) => {
      const socket = connect({ host, port })
      const fail = (why: string) => {
        socket.destroy()
        reject(new HlrProblem(`cannot reach ${name}: ${why}`))
      }
      socket.setNoDelay().setTimeout(CONNECT_MS, () => fail(`no answer within ${CONNECT_MS / 1000} s`))
      socket.once('error', ({ message }) => fail(message))
      socket.once('connect', () => {
        socket.setTimeout(0).removeAllListeners('error')
        socket.unref()
        resolve(new Connection(socket, name))
      })
    })
  }

  /** Who is told of frames, and of the end. */
  listen(onFrame: (frame: IpaFrame) => void, onEnd: (problem: HlrProblem) => void): void {
    this.#onFrame = onFrame
    this.#onEnd = onEnd
    if (this.#ended) onEnd(this.#ended)
  }

  /** Throws HlrProblem when the connection has ended. */
  send(frame: IpaFrame): void {
    if (this.#ended) throw this.#ended
    this.#socket.write(writeFrame(frame))
  }

  close(): void {
    this.#socket.destroy()
  }

  #end(why: string): void {
    if (this.#ended) return
    this.#ended = new HlrProblem(why)
    this.#socket.destroy()
    this.#onEnd(this.#ended)
  }
}
