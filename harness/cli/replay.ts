import { proofBlock } from '../../reports/terminal/proof.ts'
import { painter } from '../../reports/terminal/style.ts'
import { readBundle } from '../prove/bundle.ts'
import type { Plan } from '../prove/plan.ts'
import { type Fate, replay } from '../prove/replay.ts'
import { worldOf } from '../prove/told.ts'
import { UsageProblem } from '../target/usage-problem.ts'
import { EXIT } from '../verdict/exit-code.ts'
import { performersFor } from './performers.ts'

const CODE: Readonly<Record<Fate, number>> = {
  FIXED: EXIT.pass,
  'STILL FAILS': EXIT.fail,
  DIFFERENT: EXIT.inconclusive,
}

const PAINT = { FIXED: 'pass', 'STILL FAILS': 'fail', DIFFERENT: 'inconclusive' } as const

/** `rollcall replay <bundle>`: performs a counterexample again and says what has become of it. */
export async function replayCommand(options: Record<string, unknown>, file?: string): Promise<number> {
  if (file === undefined) throw new UsageProblem('name a failure bundle: rollcall replay fail-1.rollcall')
  const bundle = readBundle(file)
  const plan = bundle.plan as Plan
  const { property, message, nearest, title, seed, path, target } = bundle
  const defects = options['clean'] === true ? [] : target.defects
  const where = {
    ...options,
    auth: plan.dialect.auth,
    ...(options['target'] === undefined && { defect: defects }),
  }
  const performers = await performersFor(where, seed, 1)
  try {
    const { fate, reason, summary } = await replay(performers, { plan, property, seed })
    if (options['json'] === true)
      process.stdout.write(`${JSON.stringify({ fate, reason, property, message })}\n`)
    else {
      const colour = process.env['NO_COLOR'] === undefined && process.stdout.isTTY === true
      const paint = painter(colour)
      const steps = summary.kept?.steps ?? []
      const finding = { property, message, seq: 0, ...(nearest !== undefined && { nearest }) }
      const proof = {
        ...{ property, title, finding, steps, seed, path, dialect: plan.dialect, world: worldOf(plan) },
        ...{
          stepsBefore: steps.length,
          shape: bundle.shape,
          sessions: 0,
          seconds: 0,
          flaky: false,
          shown: 1,
          performed: 1,
          bundle: file,
        },
      }
      const ladder = options['ladder'] === true ? ['', ...bundle.ladder] : []
      const lines = [
        `${paint(PAINT[fate], fate)}   ${property}: ${reason}`,
        '',
        ...proofBlock(proof, paint),
        ...ladder,
      ]
      process.stdout.write(`${lines.join('\n')}\n`)
    }
    return CODE[fate]
  } finally {
    await performers.close()
  }
}
