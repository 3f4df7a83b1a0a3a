import type { Dialect } from '../history/event.ts'
import type { Scenario } from '../stage/scenario.ts'
import type { Target } from '../target/target.ts'

/** Every way in which a target says that it speaks. */
export function dialectsOf(target: Target): Dialect[] {
  return target.auths.flatMap((auth) => target.contents.map((content) => ({ content, auth })))
}

/** The plays of one scenario: in every dialect of every target, or in the very first where one is enough. */
export function playsOf(
  { once, inapplicable }: Pick<Scenario, 'once' | 'inapplicable'>,
  targets: readonly Target[],
): { target: Target; dialect: Dialect }[] {
  const all = targets.flatMap((target) => dialectsOf(target).map((dialect) => ({ target, dialect })))
  if (!once) return all
  return [all.find(({ dialect }) => inapplicable?.(dialect) === undefined) ?? all[0]].filter(
    (each) => each !== undefined,
  )
}

/** The name of a play, unique in a run. */
export function playName(scenario: string, { content, auth }: Dialect): string {
  return `${scenario}@${content}+${auth}`
}
