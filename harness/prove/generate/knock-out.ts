import type { Command } from '../command.ts'
import { findCommand } from '../commands/index.ts'
import { about } from '../perform.ts'
import { PLAIN, type Plan, type Step } from '../plan.ts'
import type { Steering } from './steering.ts'
import { type Dice, drawCommand, type Swarm, stepOf } from './steps.ts'

/** Chances in a hundred. */
const BROKEN_OFF = 35
const IN_THE_MIDDLE = 45
const INSTEAD = 60
const TWICE = 20
const OTHERWISE = 40
const REDRAWN = 40

/**
 * A plan whose last step is the one in which an operation took effect, with one piece of evidence taken away just before
 * it, or between two messages of it, or with somebody else's try in its place. The operation must not happen then; if it
 * does, the proof is short: evidence, revocation, operation.
 */
export function knockOut(dice: Dice, success: Plan, commands: Swarm, steering: Steering): Plan {
  const command = drawCommand(
    dice,
    commands.filter(({ kills }) => kills !== undefined),
    steering,
  )
  if (!command) return success
  const last = success.steps.at(-1)
  if (last && hasChoices(last) && chance(dice, OTHERWISE)) return takesAnotherCourse(dice, success, last)
  const { households, steps } = withCompany(success, command)
  const before = steps.slice(0, -1)
  const operation = steps.at(-1) as Step
  const household = about(operation, households.length)[0] ?? 0
  const blow = aim(stepOf(dice, command, households.length), household, households.length)
  // A session that breaks off leaves its work undone, a used nonce, and whatever the server has come to believe.
  const used = chance(dice, BROKEN_OFF) ? [{ do: 'breaks-off-session', phone: household, after: 1 }] : []
  const wholly = { ...success, households }
  if (isTry(command) && chance(dice, INSTEAD)) return { ...wholly, steps: [...before, ...used, blow] }
  if ('hold' in operation && !isTry(command) && chance(dice, IN_THE_MIDDLE)) {
    return { ...wholly, steps: [...before, { ...operation, hold: 2 }, blow] }
  }
  const again = chance(dice, TWICE) ? [operation] : []
  return { ...wholly, steps: [...before, ...again, ...used, blow, operation] }
}

/** The same operation goes otherwise, in its place or after it: what was proven and agreed to the first time is gone. */
function takesAnotherCourse(dice: Dice, success: Plan, operation: Step): Plan {
  const choices = Object.entries(findCommand(operation.do)?.parameters ?? {}).filter(
    ([name]) => typeof operation[name] === 'string',
  )
  const drawn = choices
    .filter(() => chance(dice, REDRAWN))
    .map(([name, arbitrary]) => [name, arbitrary.generate(dice as never, undefined).value])
  const otherwise: Step = { ...operation, ...Object.fromEntries(drawn) }
  const before = chance(dice, INSTEAD) ? success.steps.slice(0, -1) : success.steps
  return { ...success, steps: [...before, otherwise] }
}

/** Whether there is more to an operation than whom it is about. */
const hasChoices = (operation: Step) =>
  Object.values(operation).filter((value) => typeof value === 'string').length > 2

/** Commands by which the operation itself is tried, in a session of their own or by a report of a pair. */
const isTry = ({ family, parameters }: Command) =>
  family === 'session' || ((family === 'attack' || family === 'bootstrap') && 'phone' in parameters)

/** What needs somebody else needs somebody who is there, and set up. */
function withCompany(plan: Plan, { parameters }: Command): Pick<Plan, 'households' | 'steps'> {
  const { households, steps } = plan
  if (households.length > 1 || !('other' in parameters || 'card' in parameters)) return plan
  return { households: [...households, PLAIN], steps: [{ do: 'pair-is-reported', phone: 1 }, ...steps] }
}

/** The blow falls on whom the operation is about; the other one is somebody else. */
function aim(blow: Step, household: number, households: number): Step {
  const aimed = 'phone' in blow ? { ...blow, phone: household } : blow
  const other = (household + 1) % households
  return {
    ...aimed,
    ...('other' in blow && { other }),
    ...('card' in blow && { card: other }),
  }
}

const chance = (dice: Dice, inAHundred: number): boolean => dice.nextInt(1, 100) <= inAHundred
