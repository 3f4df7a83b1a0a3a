import { MessageChannel, type MessagePort } from 'node:worker_threads'

/** A question that the target put to a network function. */
export interface NetworkQuestion {
  readonly method: string
  readonly path: string
  readonly query: string
  readonly body: unknown
  /** Under which address the target asked. */
  readonly origin?: string
  readonly authorization?: string
}

export type NetworkAnswer =
  | { readonly status: number; readonly body: unknown; readonly headers?: Readonly<Record<string, string>> }
  | 'no-answer'

export type NetworkReply = NetworkAnswer | 'not-mine'

interface Envelope<T> {
  readonly id: number
  readonly content: T
}

/** A play that has ended or died answers no more: the target hears what it would hear of a stranger. */
const PATIENCE_MS = 5_000

const UNKNOWN: NetworkAnswer = { status: 404, body: { error: 'no network of this run knows that key' } }

/**
 * The target has one address for the network; the plays that own the subscribers are in several workers. The switchboard
 * puts each question to every play on stage: the one whose subscriber, equipment or address it concerns answers it.
 */
export class Switchboard {
  readonly #lines = new Map<MessagePort, Map<number, (reply: NetworkReply) => void>>()
  #next = 0

  /** Opens a line for one play; the returned port travels to its worker. Close the line when the play has ended. */
  open(): { port: MessagePort; close: () => void } {
    const { port1, port2 } = new MessageChannel()
    const waiting = new Map<number, (reply: NetworkReply) => void>()
    this.#lines.set(port1, waiting)
    port1.on('message', ({ id, content }: Envelope<NetworkReply>) => {
      waiting.get(id)?.(content)
      waiting.delete(id)
    })
    return {
      port: port2,
      close: () => {
        this.#lines.delete(port1)
        for (const answer of waiting.values()) answer('not-mine')
        port1.close()
      },
    }
  }

  async ask(question: NetworkQuestion): Promise<NetworkAnswer> {
    if (this.#lines.size === 0) return UNKNOWN
    return new Promise((resolve) => {
      let pending = this.#lines.size
      const timer = setTimeout(() => resolve('no-answer'), PATIENCE_MS)
      const settle = (reply: NetworkReply) => {
        pending -= 1
        if (reply === 'not-mine' && pending > 0) return
        clearTimeout(timer)
        resolve(reply === 'not-mine' ? UNKNOWN : reply)
      }
      for (const [port, waiting] of this.#lines) {
        const id = this.#next++
        waiting.set(id, settle)
        port.postMessage({ id, content: question } satisfies Envelope<NetworkQuestion>)
      }
    })
  }
}

/** The worker's end of a line: answers the questions that concern its play. */
export function answerOn(
  port: MessagePort,
  answer: (question: NetworkQuestion) => Promise<NetworkReply>,
): void {
  port.on('message', ({ id, content }: Envelope<NetworkQuestion>) => {
    answer(content).then(
      (reply) => port.postMessage({ id, content: reply }),
      () =>
        port.postMessage({ id, content: { status: 500, body: { error: 'the network function failed' } } }),
    )
  })
  port.unref()
}
