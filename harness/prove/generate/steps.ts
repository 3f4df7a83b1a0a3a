import type fc from 'fast-check'
import type { Command, Family } from '../command.ts'
import { findCommand } from '../commands/index.ts'
import type { Step } from '../plan.ts'
import type { Steering } from './steering.ts'

/** fast-check's source of randomness. */
export type Dice = Parameters<fc.Arbitrary<unknown>['generate']>[0]

/** The commands of one run. */
export type Swarm = readonly Command[]

/** Families that every run has: without sessions nothing happens. */
const ALWAYS: ReadonlySet<Family> = new Set(['session'])

/** Families of a run, on average, and the chance in a hundred of each at most. */
const FEW = 4
const MOST_SHARE = 50

/**
 * Leaves most families out by chance (swarm testing): what is rare beside everything else comes often where the
 * others are missing.
 */
export function swarm(dice: Dice, commands: readonly Command[]): Swarm {
  const families = [...new Set(commands.map(({ family }) => family))]
  const share = Math.min(MOST_SHARE, Math.ceil((FEW * 100) / families.length))
  const chosen = new Set(families.filter((family) => ALWAYS.has(family) || dice.nextInt(1, 100) <= share))
  return commands.filter(({ family }) => chosen.has(family))
}

/** A command drawn by weight; undefined where there are none. */
export function drawCommand(dice: Dice, commands: Swarm, steering: Steering): Command | undefined {
  const weights = commands.map((each) => steering.weightOf(each))
  let left = (dice.nextInt(0, 999_999) / 1_000_000) * weights.reduce((sum, each) => sum + each, 0)
  return commands.find((_, at) => {
    left -= weights[at] ?? 0
    return left < 0
  })
}

/** Whether nothing is out of the ordinary about a step. */
export function isProper(step: Step): boolean {
  const proper = findCommand(step.do)?.proper ?? false
  return typeof proper === 'function' ? proper(step as never) : proper
}

/** A step of this command. */
export function stepOf(dice: Dice, command: Command, households: number): Step {
  const drawn = Object.entries(command.parameters).map(
    ([name, arbitrary]) => [name, arbitrary.generate(dice as never, undefined).value] as const,
  )
  return among(households, { do: command.name, ...Object.fromEntries(drawn) })
}

/** The chance in a hundred that a command is prepared. */
const PREPARED = 80

/** What must have happened first for a step of this command to lead anywhere; sometimes nothing all the same. */
export function preparationOf(dice: Dice, { prepared }: Command, step: Step, households: number): Step[] {
  if (!prepared || dice.nextInt(1, 100) > PREPARED) return []
  return prepared(step as never).map((each) => among(households, each))
}

/** Names of parameters that say whom a step is about. */
export const WHOM = ['phone', 'other', 'card'] as const

/** The same step about households that there are. */
function among(households: number, step: Step): Step {
  const counted = WHOM.filter((name) => name in step).map((name) => [name, Number(step[name]) % households])
  return { ...step, ...Object.fromEntries(counted) }
}
