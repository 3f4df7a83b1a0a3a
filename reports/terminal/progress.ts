import { MARK, OUTCOMES, type Outcome } from '../outcome.ts'
import { printable } from '../printable.ts'
import type { Reporter, RunOpening } from '../reporter.ts'
import { painter } from './style.ts'

/** Where lines go: standard output or error. `columns` is the width of a terminal. */
export interface Terminal {
  readonly columns?: number | undefined
  write(text: string): unknown
}

/** Without a terminal: a line after so many plays, or after so long. */
const EVERY_PLAYS = 100
const EVERY_MS = 30_000

/** On a terminal the line is drawn at most so often. */
const REDRAW_MS = 80

/**
 * Live progress. On a terminal one status line is written over: counts, the play that ended last, time left. Elsewhere a
 * plain line appears now and then. Plays that failed or broke stay as lines of their own. `now` is in milliseconds.
 */
export function progress(
  out: Terminal,
  options: { colour: boolean; live: boolean; now: () => number },
): Reporter {
  const paint = painter(options.colour)
  const counts = new Map<Outcome, number>()
  const started = options.now()
  let opening: RunOpening | undefined
  let done = 0
  let drawn = Number.NEGATIVE_INFINITY
  const clear = () => options.live && out.write('\r\u001b[K')
  const status = (current: string) => {
    const total = opening?.plays ?? done
    const tally = OUTCOMES.filter((each) => counts.has(each)).map(
      (each) => [each, `${MARK[each]} ${counts.get(each)}`] as const,
    )
    const plain = [`${done}/${total} plays`, ...tally.map(([, text]) => text)].join('  ')
    const left = timeLeft(options.now() - started, done, total)
    const room = (out.columns ?? 80) - plain.length - left.length - 3
    const name = options.live && room > 12 ? `  ${clip(current, room)}` : ''
    const painted = [`${done}/${total} plays`, ...tally.map(([each, text]) => paint(each, text))].join('  ')
    return `${painted}${paint('dim', name + left)}`
  }
  return {
    begin: (run) => {
      opening = run
      const { command, target, seed, plays, workers } = run
      out.write(
        `rollcall ${command}   target ${printable(target)}   seed ${printable(seed)}   ${plays} plays   ${workers} workers\n`,
      )
    },
    play: ({ verdict, play, reason }) => {
      done += 1
      counts.set(verdict, (counts.get(verdict) ?? 0) + 1)
      const now = options.now()
      if (verdict === 'fail' || verdict === 'error') {
        clear()
        out.write(`${paint(verdict, MARK[verdict])} ${printable(play)}  ${printable(reason)}\n`)
        drawn = Number.NEGATIVE_INFINITY
      }
      const due = options.live
        ? now - drawn >= REDRAW_MS
        : done % EVERY_PLAYS === 0 || now - Math.max(drawn, started) >= EVERY_MS
      if (!due) return
      drawn = now
      clear()
      out.write(options.live ? status(play) : `${status(play)}\n`)
    },
    end: () => {
      clear()
    },
  }
}

/** `  12 s left`, from the pace so far; nothing before there is one. */
function timeLeft(elapsed: number, done: number, total: number): string {
  if (done === 0 || done >= total) return ''
  const seconds = Math.ceil(((elapsed / done) * (total - done)) / 1000)
  return seconds < 100 ? `  ${seconds} s left` : `  ${Math.ceil(seconds / 60)} min left`
}

const clip = (text: string, room: number) => (text.length > room ? `${text.slice(0, room - 1)}…` : text)
