import fc from 'fast-check'
import type { Dialect } from '../../history/event.ts'
import type { Capability } from '../../target/target.ts'
import type { Command } from '../command.ts'
import { COMMANDS } from '../commands/index.ts'
import { PLAIN, type Plan, type Step } from '../plan.ts'
import { drawHouseholds } from './households.ts'
import { knockOut } from './knock-out.ts'
import { simpler } from './simpler.ts'
import type { Steering } from './steering.ts'
import { type Dice, drawCommand, isProper, preparationOf, type Swarm, stepOf, swarm } from './steps.ts'

/** Chances in a hundred. */
const KNOCK_OUT = 65
const AS_INTENDED = 40
const ORDINARY = 50
const ALONE = 50
const PROVISIONED = 85
const BROKEN_OFF = 25
const SESSION_AT_LAST = 70

/** How often a step is drawn until it is an ordinary one. */
const TRIES = 5

/** Steps that are drawn beside the preparation and the session at the end. */
const MOST_STEPS = 6

export interface PlanContext {
  readonly dialects: readonly Dialect[]
  readonly capabilities: readonly Capability[]
  readonly steering: Steering
}

/**
 * Worlds and what happens in them, as fast-check draws and shrinks values. A plan is drawn anew, or it is one in which an
 * operation happened, with something in it that should have stopped the operation.
 */
export class Plans extends fc.Arbitrary<Plan> {
  readonly #context: PlanContext

  constructor(context: PlanContext) {
    super()
    this.#context = context
  }

  override generate(dice: Dice): fc.Value<Plan> {
    const { steering, dialects } = this.#context
    const dialect = dialects[dice.nextInt(0, dialects.length - 1)] as Dialect
    const usable = this.#usable(dialect)
    const commands = swarm(dice, usable)
    const lucky = steering.success((below) => (below > 1 ? dice.nextInt(0, below - 1) : 0))
    const plan =
      lucky && chance(dice, KNOCK_OUT)
        ? knockOut(dice, lucky, { usable, swarm: commands, steering })
        : chance(dice, AS_INTENDED)
          ? asIntended(dice, dialect, usable)
          : this.#wander(dice, dialect, commands)
    const can = new Set(usable.map(({ name }) => name))
    return new fc.Value({ ...plan, dialect, steps: plan.steps.filter((step) => can.has(step.do)) }, undefined)
  }

  override canShrinkWithoutContext(value: unknown): value is Plan {
    return typeof value === 'object' && value !== null && 'steps' in value
  }

  override shrink(plan: Plan): fc.Stream<fc.Value<Plan>> {
    return fc.stream(simpler(plan)).map((each) => new fc.Value(each, undefined))
  }

  #usable(dialect: Dialect) {
    const { capabilities } = this.#context
    const can = (need: Capability) => capabilities.includes(need)
    return COMMANDS.filter(({ needs = [], spoken }) => needs.every(can) && (spoken?.(dialect) ?? true))
  }

  /** A world with its phones mostly set up, then whatever comes. */
  #wander(dice: Dice, dialect: Dialect, commands: Swarm): Plan {
    const { steering, capabilities } = this.#context
    const households = drawHouseholds(dice)
    const steps: Step[] = households.flatMap((_, phone) => [
      ...(capabilities.includes('pairs') && chance(dice, PROVISIONED)
        ? [{ do: 'pair-is-reported', phone }]
        : []),
      ...(chance(dice, BROKEN_OFF) ? [{ do: 'breaks-off-session', phone, after: 1 }] : []),
    ])
    for (let left = dice.nextInt(1, MOST_STEPS); left > 0; left--) {
      const command = drawCommand(dice, commands, steering)
      if (!command) continue
      const step = stepOf(dice, command, households.length)
      steps.push(...preparationOf(dice, command, step, households.length), step)
    }
    // What has happened to a phone shows when it comes back.
    for (const phone of households.keys())
      if (chance(dice, SESSION_AT_LAST)) steps.push({ do: 'opens-session', phone, hold: 0 })
    return { dialect, households, steps }
  }
}

/** One thing that the operator does for people, and the people for whom it is meant; sometimes not as everybody wants it. */
function asIntended(dice: Dice, dialect: Dialect, usable: readonly Command[]): Plan {
  const meant = usable.filter(({ suits }) => suits !== undefined)
  const command = meant[dice.nextInt(0, meant.length - 1)]
  if (!command?.suits) return { dialect, households: [PLAIN], steps: [] }
  const alone = !('other' in command.parameters) && chance(dice, ALONE)
  const drawn = () => ({ ...stepOf(dice, command, alone ? 1 : 2), phone: 0 }) as Step
  let step = drawn()
  if (chance(dice, ORDINARY)) for (let tries = TRIES; tries > 0 && !isProper(step); tries--) step = drawn()
  const { household, setUp } = command.suits(step as never)
  const steps: Step[] = [
    ...(alone ? [] : [{ do: 'pair-is-reported', phone: 1 }]),
    ...(setUp ? [{ do: 'pair-is-reported', phone: 0 }] : []),
    ...preparationOf(dice, command, step, alone ? 1 : 2),
    step,
  ]
  return { dialect, households: alone ? [household] : [household, PLAIN], steps }
}

const chance = (dice: Dice, inAHundred: number): boolean => dice.nextInt(1, 100) <= inAHundred
