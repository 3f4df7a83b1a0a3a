import type { Plan } from './plan.ts'

/** What a proof is about, without whom it happened to: names of its steps with the choices in them, in order. */
export function shapeOf({ steps }: Pick<Plan, 'steps'>): string {
  return steps
    .map((step) => {
      const choices = Object.entries(step).filter(
        ([name, value]) => name !== 'do' && typeof value === 'string',
      )
      return [step.do, ...choices.map(([, value]) => value)].join(' ')
    })
    .join(' → ')
}
