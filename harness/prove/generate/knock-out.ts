import type fc from 'fast-check'
import type { EvidenceCode } from '../../identity/evidence/evidence.ts'
import type { Command } from '../command.ts'
import { findCommand } from '../commands/index.ts'
import { about } from '../perform.ts'
import { PLAIN, type Plan, type Step } from '../plan.ts'
import { otherwise } from './households.ts'
import type { Steering, Success } from './steering.ts'
import { type Dice, drawCommand, preparationOf, type Swarm, stepOf } from './steps.ts'

/** Chances in a hundred. */
const AIMED = 60
const ELSEWHERE = 15
const LEFT_OUT = 10
const BROKEN_OFF = 35
const IN_THE_MIDDLE = 45
const INSTEAD = 60
const TWICE = 20
const OTHERWISE = 50
const REDRAWN = 25

/** How often a step is drawn until it hits what it is to hit. */
const TRIES = 6

/** Draws by which it is seen how much there is to choose. */
const SAMPLE = 12

/** What can be drawn: everything that the target lets happen, and the few families of this run. */
export interface Choice {
  readonly usable: Swarm
  readonly swarm: Swarm
  readonly steering: Steering
}

/**
 * A plan whose last step is the one in which an operation took effect, with one piece of evidence taken away just before
 * it, or between two messages of it, or with somebody else's try in its place, or in a household that never had it. The
 * operation must not happen then; if it does, the proof is short: evidence, revocation, operation.
 */
export function knockOut(dice: Dice, { plan, rests }: Success, choice: Choice): Plan {
  const operation = plan.steps.at(-1)
  if (!operation) return plan
  if (chance(dice, ELSEWHERE)) return happensToOthers(dice, plan, operation)
  if (plan.steps.length > 2 && chance(dice, LEFT_OUT)) return leavesOut(dice, plan)
  if (hasChoices(operation) && chance(dice, OTHERWISE)) return takesAnotherCourse(dice, plan, operation)
  const blow = drawBlow(dice, rests, choice)
  return blow ? strike(dice, plan, operation, blow) : plan
}

interface Blow {
  readonly command: Command
  readonly step: Step
}

/** Mostly what takes away something that the operation rested on; else anything of this run that takes something away. */
function drawBlow(dice: Dice, rests: readonly EvidenceCode[], choice: Choice): Blow | undefined {
  const { usable, swarm, steering } = choice
  const one = (from: Swarm): Blow | undefined => {
    const command = drawCommand(dice, from, steering)
    return command && { command, step: stepOf(dice, command, 1) }
  }
  const aimed = rests[dice.nextInt(0, Math.max(0, rests.length - 1))]
  if (aimed !== undefined && chance(dice, AIMED)) {
    const killing = usable.filter(({ kills }) => typeof kills === 'function' || kills?.includes(aimed))
    for (let tries = TRIES; tries > 0; tries--) {
      const blow = one(killing)
      if (blow && killsOf(blow).includes(aimed)) return blow
    }
  }
  return one(swarm.filter(({ kills }) => kills !== undefined))
}

const killsOf = ({ command: { kills = [] }, step }: Blow): readonly EvidenceCode[] =>
  typeof kills === 'function' ? kills(step as never) : kills

function strike(dice: Dice, success: Plan, operation: Step, { command, step }: Blow): Plan {
  const { households, steps } = withCompany(success, command, step)
  const before = steps.slice(0, -1)
  const household = about(operation, households.length)[0] ?? 0
  const aimed = aim(step, household, households.length)
  const blow = [...preparationOf(dice, command, aimed, households.length), aimed]
  // A session that breaks off leaves its work undone, a used nonce, and whatever the server has come to believe.
  const used = chance(dice, BROKEN_OFF) ? [{ do: 'breaks-off-session', phone: household, after: 1 }] : []
  const wholly = { ...success, households }
  if (isTry(command) && chance(dice, INSTEAD)) return { ...wholly, steps: [...before, ...used, ...blow] }
  if ('hold' in operation && !isTry(command) && chance(dice, IN_THE_MIDDLE)) {
    return { ...wholly, steps: [...before, { ...operation, hold: 2 }, ...blow] }
  }
  const again = chance(dice, TWICE) ? [operation] : []
  return { ...wholly, steps: [...before, ...again, ...used, ...blow, operation] }
}

/** The same happens to people with whom something was missing from the start. */
function happensToOthers(dice: Dice, success: Plan, operation: Step): Plan {
  const household = about(operation, success.households.length)[0] ?? 0
  const households = success.households.map((each, n) => (n === household ? otherwise(dice, each) : each))
  return { ...success, households }
}

/** Something that went before never happened. */
function leavesOut(dice: Dice, { steps, ...success }: Plan): Plan {
  const gone = dice.nextInt(0, steps.length - 2)
  return { ...success, steps: steps.filter((_, at) => at !== gone) }
}

/** The same operation goes otherwise, in its place or after it: what was proven and agreed to the first time is gone. */
function takesAnotherCourse(dice: Dice, success: Plan, operation: Step): Plan {
  const choices = Object.entries(findCommand(operation.do)?.parameters ?? {}).filter(
    ([name]) => typeof operation[name] === 'string',
  )
  const one = richest(dice, choices)
  const drawn = choices
    .filter(([name]) => name === one || chance(dice, REDRAWN))
    .map(([name, arbitrary]) => [name, another(dice, arbitrary, operation[name])])
  const otherwise: Step = { ...operation, ...Object.fromEntries(drawn) }
  const before = chance(dice, INSTEAD) ? success.steps.slice(0, -1) : success.steps
  return { ...success, steps: [...before, otherwise] }
}

/** One of the choices by chance, the oftener the more there is to choose: where much can be odd, much is tried. */
function richest(dice: Dice, choices: readonly (readonly [string, fc.Arbitrary<unknown>])[]): string {
  const pool = choices.flatMap(([name, arbitrary]) => {
    const drawn = Array.from({ length: SAMPLE }, () => arbitrary.generate(dice as never, undefined).value)
    return [...new Set(drawn)].map(() => name)
  })
  return pool[dice.nextInt(0, pool.length - 1)] ?? ''
}

/** Another value than the one that is there, where there is one. */
function another(dice: Dice, arbitrary: fc.Arbitrary<unknown>, now: unknown): unknown {
  let drawn = now
  for (let tries = TRIES; tries > 0 && drawn === now; tries--)
    drawn = arbitrary.generate(dice as never, undefined).value
  return drawn
}

/** Whether there is more to an operation than whom it is about. */
const hasChoices = (operation: Step) =>
  Object.values(operation).filter((value) => typeof value === 'string').length > 2

/** Commands by which the operation itself is tried, in a session of their own or by a report of a pair. */
const isTry = ({ family, parameters }: Command) =>
  family === 'session' || ((family === 'attack' || family === 'bootstrap') && 'phone' in parameters)

/** What needs somebody else needs somebody who is there, and set up. */
function withCompany(plan: Plan, { prepared }: Command, blow: Step): Pick<Plan, 'households' | 'steps'> {
  const { households, steps } = plan
  const needed = [...(prepared?.(blow as never) ?? []), blow].some(
    (each) => 'other' in each || 'card' in each,
  )
  if (households.length > 1 || !needed) return plan
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
