import type { PlayHistory } from '../harness/history/event.ts'
import type { PlayResult, RunResult } from '../harness/verdict/result.ts'

/** What is known when a run begins. */
export interface RunOpening {
  readonly command: string
  readonly target: string
  readonly seed: string
  readonly plays: number
  readonly workers: number
}

/** One output of a run. Each method is called in the order of the run; `end` may take its time. */
export interface Reporter {
  begin?(opening: RunOpening): void
  play?(result: PlayResult): void
  /** `histories` reads the plays again, one after the other; a reporter that needs no ladder does not touch it. */
  end(result: RunResult, histories: () => AsyncIterable<PlayHistory>): Promise<void> | void
}

/** Several outputs as one. An output that fails at the end keeps no other from its turn; the first problem is thrown after all. */
export function combine(reporters: readonly Reporter[]): Required<Reporter> {
  return {
    begin: (opening) => {
      for (const each of reporters) each.begin?.(opening)
    },
    play: (result) => {
      for (const each of reporters) each.play?.(result)
    },
    end: async (result, histories) => {
      const problems: unknown[] = []
      for (const each of reporters) {
        try {
          await each.end(result, histories)
        } catch (problem) {
          problems.push(problem)
        }
      }
      if (problems.length > 0) throw problems[0]
    },
  }
}
