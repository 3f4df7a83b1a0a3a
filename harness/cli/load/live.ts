import { progressLine, screen } from '../../../reports/load/screen.ts'
import type { LoadResult } from '../../verdict/load-result.ts'

/** Where a run is shown while it lasts: standard error. */
export interface Display {
  readonly isTTY?: boolean
  readonly columns?: number
  readonly rows?: number
  write(text: string): unknown
}

/** Without a terminal: a line every so many seconds. */
const EVERY_SECONDS = 10

/**
 * Shows a run while it lasts. On a terminal one screen is drawn over itself every second; elsewhere, and where `CI` is set or
 * the terminal cannot move its cursor, a plain line appears now and then.
 */
export class Live {
  readonly #out: Display
  readonly #terminal: boolean
  readonly #colour: boolean
  /** Lines of the screen that stand above the cursor. */
  #drawn = 0
  #shown = 0

  constructor(out: Display, env: NodeJS.ProcessEnv) {
    this.#out = out
    this.#terminal = out.isTTY === true && env['CI'] === undefined && env['TERM'] !== 'dumb'
    this.#colour = env['NO_COLOR'] === undefined
  }

  /** What is done before the run begins; an empty one when it has begun. */
  phase(phase: string): void {
    this.clear()
    if (phase === '') return
    this.#out.write(`${phase}\n`)
    if (this.#terminal) this.#drawn = 1
  }

  show(result: LoadResult): void {
    if (result.seconds < this.#shown + (this.#terminal ? 1 : EVERY_SECONDS)) return
    this.#shown = result.seconds
    if (!this.#terminal) return void this.#out.write(`${progressLine(result)}\n`)
    const { columns = 80, rows = 24 } = this.#out
    const lines = screen(result, { width: columns, height: rows - 1, colour: this.#colour })
    this.#out.write(`${this.#back()}${lines.map((line) => `${line}\n`).join('')}`)
    this.#drawn = lines.length
  }

  /** Wipes the screen, so that something else can be written. */
  clear(): void {
    if (this.#drawn > 0) this.#out.write(this.#back())
    this.#drawn = 0
  }

  #back(): string {
    return this.#drawn > 0 ? `\u001b[${this.#drawn}A\r\u001b[J` : ''
  }
}
