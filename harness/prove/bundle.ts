import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import { UsageProblem } from '../target/usage-problem.ts'
import { COMMANDS } from './commands/index.ts'
import { CONTRACTS } from './plan.ts'

/** A larger file is no failure bundle. */
const MOST_OCTETS = 20 * 1024 * 1024

const step = z.intersection(
  z.object({ do: z.string() }),
  z.record(z.string().max(40), z.union([z.string().max(200), z.number()])),
)

const household = z.strictObject({
  contract: z.enum(CONTRACTS),
  origin: z.enum(['fresh', 'second-hand', 'corporate']),
  file: z.enum(['open', 'private', 'confirm']).optional(),
  chv: z.literal('disabled').optional(),
  holder: z.enum(['someone-else', 'thief']).optional(),
  bond: z.enum(['lock', 'account']).optional(),
  sqn: z.literal('out-of-step').optional(),
})

/** A world and its steps as data, wherever they are kept. */
export const planShape = z.object({
  dialect: z.object({ content: z.enum(['xml', 'wbxml']), auth: z.enum(['basic', 'md5', 'mac']) }),
  households: z.array(household).min(1).max(8),
  steps: z.array(step).max(200),
})

const shape = z.object({
  schema: z.literal('rollcall-bundle/1'),
  property: z.string(),
  title: z.string(),
  message: z.string(),
  nearest: z.string().optional(),
  seed: z.string(),
  path: z.string(),
  target: z.object({ name: z.string(), endpoint: z.string(), defects: z.array(z.string()) }),
  plan: planShape,
  told: z.array(z.string()),
  shape: z.string(),
  ladder: z.array(z.string()),
  replay: z.string(),
  /** The masked history, compressed, in base64. */
  history: z.string(),
})

/** Everything that a developer needs to see a counterexample again. */
export type Bundle = z.infer<typeof shape>

/** Writes a bundle; each field on a line of its own, so that it can be read and compared. */
export function writeBundle(path: string, bundle: Bundle): void {
  writeFileSync(path, `${JSON.stringify(bundle, null, 1)}\n`)
}

/** Reads a bundle. Throws UsageProblem that says what is wrong with the file. */
export function readBundle(path: string): Bundle {
  const parsed = shape.safeParse(json(path))
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    throw new UsageProblem(
      `${path} is no failure bundle: ${issue?.path.join('.') || 'it'}: ${issue?.message}`,
    )
  }
  const known = new Set(COMMANDS.map(({ name }) => name))
  const strange = parsed.data.plan.steps.find((each) => !known.has(each.do))
  if (strange) throw new UsageProblem(`${path} has a step '${strange.do}' that this version does not know`)
  return parsed.data
}

function json(path: string): unknown {
  try {
    if (statSync(path).size > MOST_OCTETS) throw new RangeError(`it is larger than ${MOST_OCTETS} octets`)
    return JSON.parse(readFileSync(path, 'utf8')) as unknown
  } catch (error) {
    throw new UsageProblem(`cannot read the bundle ${path}: ${(error as Error).message}`)
  }
}
