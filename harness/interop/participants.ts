import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { loadTargets } from '../target/load.ts'
import type { Target } from '../target/target.ts'
import { UsageProblem } from '../target/usage-problem.ts'

const file = z.strictObject({
  servers: z
    .array(z.strictObject({ name: z.string().min(1), target: z.string().min(1) }))
    .min(1, 'must name a server'),
  devices: z
    .array(
      z.strictObject({
        name: z.string().min(1),
        content: z.enum(['xml', 'wbxml']).default('xml'),
        auth: z.enum(['basic', 'md5', 'mac']).default('md5'),
        tryFirst: z.enum(['credential', 'none']).optional(),
        maxMsgSize: z.number().int().positive().optional(),
        strict: z.boolean().default(false),
      }),
    )
    .min(1, 'must name a device profile'),
  cases: z.array(z.string()).default([]),
  limitSeconds: z.number().positive().max(3600).default(120),
})

export type Profile = z.infer<typeof file>['devices'][number]

/** Who takes part in an event: servers by their target files, and the profiles of devices that meet each of them. */
export interface Participants {
  readonly servers: readonly { readonly name: string; readonly targets: readonly Target[] }[]
  readonly devices: readonly Profile[]
  /** Paths of cases that every cell plays; all of them where there are none. */
  readonly cases: readonly string[]
  /** How long one cell may take. */
  readonly limitMs: number
}

/** Reads a file of participants. Throws UsageProblem that names what to mend. */
export function loadParticipants(path: string): Participants {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    throw new UsageProblem(`cannot read the participants in ${path}: ${(error as Error).message}`)
  }
  let fields: unknown
  try {
    fields = parse(text)
  } catch (error) {
    throw new UsageProblem(`${path} is not YAML: ${(error as Error).message.split('\n')[0]}`)
  }
  const parsed = file.safeParse(fields)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    throw new UsageProblem(`${path}: ${issue?.path.join('.') || 'the file'}: ${issue?.message}`)
  }
  const { servers, devices, cases, limitSeconds } = parsed.data
  for (const names of [servers, devices]) {
    const twice = names.find(({ name }, at) => names.findIndex((each) => each.name === name) !== at)
    if (twice) throw new UsageProblem(`${path}: ${twice.name} is there twice`)
  }
  const folder = dirname(path)
  return {
    servers: servers.map(({ name, target }) => ({
      name,
      targets: loadTargets(/^https?:/.test(target) ? target : resolve(folder, target)),
    })),
    devices,
    cases,
    limitMs: limitSeconds * 1000,
  }
}
