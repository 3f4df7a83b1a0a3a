import type { Stage } from '../stage/stage.ts'
import type { Command } from './command.ts'
import { findCommand } from './commands/index.ts'
import type { Household, Plan, Step } from './plan.ts'
import { World } from './world.ts'

/** What became of the steps of a plan. */
export interface Performance {
  readonly world: World
  /** For each step: whether it made sense and was done. */
  readonly ran: readonly boolean[]
  /** For each step: how many events there were when its turn came. */
  readonly marks: readonly number[]
}

/** Performs a plan on a stage. A step that makes no sense in the world as it has become is left out. Rejects for a step that no command knows. */
export async function perform(stage: Stage, plan: Omit<Plan, 'dialect'>): Promise<Performance> {
  const world = await World.of(stage, plan.households)
  const trouble = new Set<number>()
  const ran: boolean[] = []
  const marks: number[] = []
  for (const step of plan.steps) {
    marks.push(stage.recorder.events.length)
    const command = findCommand(step.do)
    if (!command) throw new Error(`no command is called '${step.do}'`)
    const possible = isPossible(world, command, step)
    ran.push(possible)
    if (!possible) continue
    // What an owner is owed although a thief has the phone is owed by what was before.
    const before = new Set(trouble)
    note(trouble, world, command, step)
    promise(world, plan.households, { before, now: trouble }, command, step)
    await command.run(world, step as never)
    world.remember()
  }
  await world.settle()
  // A session that waited may have come into trouble after its promise was made.
  const kept = world.promised.filter(({ waits, household }) => !waits || !trouble.has(household))
  world.promised.splice(0, world.promised.length, ...kept)
  return { world, ran, marks }
}

function isPossible(world: World, command: Command, step: Step): boolean {
  const { needs = [], spoken } = command
  if (!(spoken?.(world.stage.dialect) ?? true)) return false
  return needs.every((need) => world.stage.can(need)) && (command.possible?.(world, step as never) ?? true)
}

const WHO = ['phone', 'other', 'card']

/** The households to which a step happens. */
export function about(step: Step, households: number): number[] {
  const names = findCommand(step.do)?.about?.(step as never) ?? WHO
  return names.flatMap((name) => {
    const n = step[name]
    return typeof n === 'number' ? [n % households] : []
  })
}

/** Keeps in mind to whom something happened after which a refusal is no wonder. */
function note(trouble: Set<number>, world: World, { proper }: Command, step: Step): void {
  const all = world.inhabitants.map((_, n) => n)
  const named = about(step, all.length)
  const fine = typeof proper === 'function' ? proper(step as never) : (proper ?? false)
  if (!fine) for (const n of named.length > 0 ? named : all) trouble.add(n)
  else for (const n of named) if (world.busy(world.phone(n))) trouble.add(n)
}

/** What has to come of a step by which nobody is in trouble (LV-01). */
function promise(
  world: World,
  households: readonly Household[],
  trouble: { readonly before: ReadonlySet<number>; readonly now: ReadonlySet<number> },
  { promises }: Command,
  step: Step,
): void {
  const what = typeof promises === 'function' ? promises(step as never) : promises
  if (!what) return
  for (const n of new Set(about(step, households.length))) {
    const household = households[n]
    if (!household) continue
    const { holder: _whoever, ...owners } = household
    if (!isCustomer(what === 'locked' ? owners : household)) continue
    if ((what === 'locked' ? trouble.before : trouble.now).has(n)) continue
    const { phone, card } = world.at(n)
    const has = world.account(n) !== undefined
    if (phone.inside !== card || has !== (what !== 'bootstrapped')) continue
    world.promised.push({
      household: n,
      imei: phone.imei14,
      what,
      from: world.stage.recorder.events.length,
      waits: Number(step['hold'] ?? 0) > 0,
    })
  }
}

/** Somebody to whom the operator owes service: an own subscription in a phone that may have it, in its owner's hand. */
function isCustomer({ contract, origin, file, holder, chv }: Household): boolean {
  if (file !== undefined || holder !== undefined) return false
  if (contract === 'corporate') return origin === 'corporate' && chv === undefined
  return (contract === 'private' || contract === 'prepaid') && origin !== 'corporate'
}
