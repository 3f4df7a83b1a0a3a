import type { Flag } from './flags.ts'

/** One command, as `--help` and the reference page show it. */
export interface CommandSpec {
  readonly name: string
  readonly summary: string
  readonly argument?: { readonly name: string; readonly summary: string }
  readonly flags: readonly Flag[]
  /** Gives the exit code. */
  readonly run: (options: Record<string, unknown>, ...given: string[]) => Promise<number>
}
