import { SyncMLProblem } from '../../../protocol/syncml/problem.ts'

/** The problem that an action throws; fails where it throws something else, or nothing. */
export function thrownBy(action: () => unknown): SyncMLProblem {
  try {
    action()
  } catch (problem) {
    if (problem instanceof SyncMLProblem) return problem
    throw problem
  }
  throw new Error('nothing was thrown')
}
