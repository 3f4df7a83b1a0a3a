import { isLoopback, type Target } from './target.ts'
import { UsageProblem } from './usage-problem.ts'

/** Attacks go to this machine, or to a server that somebody says is theirs. */
export function mustBeOwn({ endpoint }: Target, owned: boolean): void {
  if (owned || isLoopback(endpoint)) return
  throw new UsageProblem(
    `${endpoint} is not on this machine; the run attacks it, so say --i-own-this-server if you do`,
  )
}
