import type { PlayResult, RunResult } from '../../harness/verdict/result.ts'

/** The places of the page that can be linked to. Each play has one by its place in the run. */
export class Anchors {
  readonly #plays: ReadonlyMap<PlayResult, number>
  readonly #scenarios: ReadonlyMap<string, number>

  constructor({ plays }: Pick<RunResult, 'plays'>) {
    this.#plays = new Map(plays.map((play, at) => [play, at + 1]))
    this.#scenarios = new Map(
      [...new Set(plays.map(({ scenario }) => scenario))].map((id, at) => [id, at + 1]),
    )
  }

  play(play: PlayResult): string {
    return `p${this.#plays.get(play) ?? 0}`
  }

  event(play: PlayResult, seq: number): string {
    return `${this.play(play)}e${seq}`
  }

  scenario(id: string): string {
    return `s${this.#scenarios.get(id) ?? 0}`
  }
}
