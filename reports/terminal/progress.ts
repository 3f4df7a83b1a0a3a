import type { PlayResult } from '../../harness/verdict/result.ts'
import type { Reporter, RunOpening } from '../reporter.ts'
import { MARK, type Outcome, painter } from './style.ts'

export interface Terminal {
  readonly isTTY?: boolean
  write(text: string): unknown
}

/** A line in CI after so many plays. */
const EVERY = 100

/** Live progress: one line that is written over on a terminal, a line now and then elsewhere. Failures stay. */
export function progress(
  out: Terminal,
  options: { colour: boolean; live: boolean; now: () => number },
): Reporter {
  const paint = painter(options.colour)
  const counts = new Map<Outcome, number>()
  const started = options.now()
  let opening: RunOpening | undefined
  let done = 0
  const clear = () => options.live && out.write('\r\u001b[K')
  const line = () => {
    const tally = [...counts].map(([outcome, n]) => paint(outcome, `${MARK[outcome]} ${n}`)).join('  ')
    const total = opening?.plays ?? 0
    const left = done > 0 ? Math.ceil(((options.now() - started) / done) * (total - done) * 0.001) : undefined
    return `${done}/${total} plays  ${tally}${left === undefined ? '' : paint('dim', `  ${left} s left`)}`
  }
  return {
    begin: (run) => {
      opening = run
      const { command, target, seed, plays, workers } = run
      out.write(
        `rollcall ${command}   target ${target}   seed ${seed}   ${plays} plays   ${workers} workers\n`,
      )
    },
    play: (result: PlayResult) => {
      done += 1
      counts.set(result.verdict, (counts.get(result.verdict) ?? 0) + 1)
      clear()
      if (result.verdict === 'fail' || result.verdict === 'error') {
        out.write(`${paint(result.verdict, MARK[result.verdict])} ${result.play}  ${result.reason}\n`)
      }
      if (options.live) out.write(line())
      else if (done % EVERY === 0) out.write(`${line()}\n`)
    },
    end: () => {
      clear()
    },
  }
}
