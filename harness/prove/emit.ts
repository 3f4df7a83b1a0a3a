import { writeFileSync } from 'node:fs'
import type { Scenario } from '../stage/scenario.ts'
import { UsageProblem } from '../target/usage-problem.ts'
import { planShape } from './bundle.ts'
import { findCommand } from './commands/index.ts'
import { perform } from './perform.ts'
import type { Plan } from './plan.ts'
import type { Proof } from './prover.ts'
import { shapeOf } from './shape.ts'
import { titleOf } from './title.ts'

/** A scenario that is nothing but data: a world and its steps, as a proof was made of them. */
export type StepScenario = Omit<Scenario, 'play'> & Plan

/** Writes a counterexample as a scenario module, to be kept beside the code that it found wanting. Throws UsageProblem. */
export function emitScenario(path: string, proof: Proof, seed: string): void {
  const { finding, kept, path: way } = proof
  const steps = kept.steps.map(({ text }, at) => `//   ${at + 1}. ${text}`)
  const text = `// ${finding.property}: ${finding.message}
// Found by rollcall prove, seed ${seed}, path ${way}:
${steps.join('\n')}
export default ${JSON.stringify(scenarioData(proof), null, 2)}
`
  try {
    writeFileSync(path, text)
  } catch (error) {
    throw new UsageProblem(`cannot write the scenario ${path}: ${(error as Error).message}`)
  }
}

function scenarioData({ finding, plan }: Proof): StepScenario {
  const { property, message } = finding
  const liveness = property.startsWith('LV-')
  return {
    id: `regression/${property.toLowerCase()}-${idOf(shapeOf(plan))}`,
    title: titleOf(property),
    purpose: `It was once so: ${message.replace(/\d{14,15}(\/\d+)?/g, 'a phone')}.`,
    useCase: '5.1.4',
    variation: 'B5',
    guarded: /bootstrap/.test(message) ? 'OP-BOOT' : 'OP-CONF',
    outcome: liveness ? 'performed' : 'lawful',
    proves: liveness ? [] : [property],
    needs: [...new Set(plan.steps.flatMap((step) => findCommand(step.do)?.needs ?? []))],
    ...plan,
  }
}

/** A few letters that differ where shapes differ. */
function idOf(shape: string): string {
  let hash = 0
  for (const letter of shape) hash = (Math.imul(hash, 31) + (letter.codePointAt(0) ?? 0)) >>> 0
  return hash.toString(36)
}

/** Whether a module's export is a scenario of steps. */
export function isStepScenario(made: unknown): made is StepScenario {
  return (
    typeof made === 'object' && made !== null && 'steps' in made && 'households' in made && !('play' in made)
  )
}

/** A scenario that performs its steps, in the dialect in which they mean something. Throws UsageProblem for steps that are none. */
export function playable(made: StepScenario, file: string): Scenario {
  const parsed = planShape.safeParse(made)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    throw new UsageProblem(`${file}: ${issue?.path.join('.')}: ${issue?.message}`)
  }
  const { dialect, households, steps, ...about } = made
  return {
    ...about,
    inapplicable: ({ content, auth }) =>
      content === dialect.content && auth === dialect.auth
        ? undefined
        : `its steps are for ${dialect.content} with ${dialect.auth}`,
    play: async (stage) => void (await perform(stage, { households, steps })),
  }
}
