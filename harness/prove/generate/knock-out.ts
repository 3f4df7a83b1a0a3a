import { about } from '../perform.ts'
import type { Plan, Step } from '../plan.ts'
import type { Steering } from './steering.ts'
import { type Dice, drawCommand, type Swarm, stepOf } from './steps.ts'

/**
 * A plan in which an operation happened, with one piece of evidence taken away: before the session, or between two of its
 * messages. The operation must then not happen, and if it does the proof is short: evidence, revocation, operation.
 */
export function knockOut(dice: Dice, plan: Plan, commands: Swarm, steering: Steering): Plan {
  const { households, steps } = plan
  const killers = commands.filter(({ kills }) => kills !== undefined)
  const places = [...steps.keys()].filter((at) => at > 0 || steps.length === 1)
  const at = places[dice.nextInt(0, places.length - 1)] ?? 0
  const operation = steps[at] as Step
  const command = drawCommand(dice, killers, steering)
  if (!command) return plan
  const aimed = aim(stepOf(dice, command, households.length), about(operation, households.length)[0] ?? 0)
  // A command that is itself a session takes the place of the one that went well.
  const replaces = command.family === 'attack' || command.family === 'session'
  if (replaces && dice.nextInt(0, 1) === 1)
    return { ...plan, steps: [...steps.slice(0, at), aimed, ...steps.slice(at + 1)] }
  if ('hold' in operation && !replaces && dice.nextInt(0, 2) > 0) {
    const waits = { ...operation, hold: 2 }
    return { ...plan, steps: [...steps.slice(0, at), waits, aimed, ...steps.slice(at + 1)] }
  }
  return { ...plan, steps: [...steps.slice(0, at), aimed, ...steps.slice(at)] }
}

/** The blow falls on whom the operation is about. */
function aim(blow: Step, household: number): Step {
  return 'phone' in blow ? { ...blow, phone: household } : blow
}
