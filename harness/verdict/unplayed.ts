import type { Dialect } from '../history/event.ts'
import type { Expectation } from './expectation.ts'
import type { PlayResult } from './result.ts'

interface Named extends Expectation {
  readonly id: string
  readonly title: string
  readonly purpose: string
}

interface Ordered {
  readonly play: string
  readonly dialect: Dialect
  readonly replay: string
}

/** A play that was not made because the target does not declare what it needs. */
export function unsupportedPlay(scenario: Named, order: Ordered, reason: string): PlayResult {
  return unplayed(scenario, order, 'unsupported', reason)
}

/** A play that was lost with the worker that made it. */
export function lostPlay(scenario: Named, order: Ordered, reason: string): PlayResult {
  return unplayed(scenario, order, 'error', `the worker that played it died: ${reason}`)
}

function unplayed(
  scenario: Named,
  order: Ordered,
  verdict: 'unsupported' | 'error',
  reason: string,
): PlayResult {
  const { title, purpose, useCase, variation, proves } = scenario
  const { play, dialect, replay } = order
  const common = { title, purpose, useCase, variation, proves, play, dialect, replay }
  return { ...common, scenario: scenario.id, verdict, reason, checks: [], events: 0 }
}
