import type { Dialect } from '../history/event.ts'
import type { Target } from '../target/target.ts'

/** Every way in which a target says that it speaks. */
export function dialectsOf(target: Target): Dialect[] {
  return target.auths.flatMap((auth) => target.contents.map((content) => ({ content, auth })))
}

/** The name of a play, unique in a run. */
export function playName(scenario: string, { content, auth }: Dialect): string {
  return `${scenario}@${content}+${auth}`
}
