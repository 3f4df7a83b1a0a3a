import type { Plan } from './plan.ts'

/** What makes a server die: the command, and what can befall it while something goes on. */
const DEATHS: ReadonlySet<unknown> = new Set(['server-restarts', 'a restart of the server'])

/** Whether the target dies in a plan: all worlds that it serves at that time would feel it. */
export const letsServerDie = ({ steps }: Pick<Plan, 'steps'>): boolean =>
  steps.some((step) => Object.values(step).some((value) => DEATHS.has(value)))
