import { HlrProblem } from '../hlr-core.ts'

const PATIENCE_MS = 5_000

interface Waiting<Answer> {
  readonly resolve: (answer: Answer) => void
  readonly reject: (problem: HlrProblem) => void
  readonly timer: NodeJS.Timeout
}

/** Questions on their way, each under the name by which its answer will be known. */
export class Questions<Answer> {
  readonly #waiting = new Map<string, Waiting<Answer>>()
  readonly #peer: string

  constructor(peer: string) {
    this.#peer = peer
  }

  /** Waits for the answer of that name; rejects with HlrProblem after five seconds. `send` asks. */
  ask(name: string, send: () => void): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiting.delete(name)
        reject(new HlrProblem(`${this.#peer} did not answer within ${PATIENCE_MS / 1000} s`))
      }, PATIENCE_MS)
      this.#waiting.set(name, { resolve, reject, timer })
      try {
        send()
      } catch (problem) {
        clearTimeout(timer)
        this.#waiting.delete(name)
        reject(problem as HlrProblem)
      }
    })
  }

  answered(name: string, answer: Answer): void {
    const waiting = this.#waiting.get(name)
    if (!waiting) return
    clearTimeout(waiting.timer)
    this.#waiting.delete(name)
    waiting.resolve(answer)
  }

  /** Nobody will answer any more. */
  ended(problem: HlrProblem): void {
    for (const { reject, timer } of this.#waiting.values()) {
      clearTimeout(timer)
      reject(problem)
    }
    this.#waiting.clear()
  }
}
