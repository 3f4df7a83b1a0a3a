import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseDocument } from 'yaml'
import { z } from 'zod'
import { UsageProblem } from '../../target/usage-problem.ts'
import { userModules } from '../../target/user-module.ts'
import { MOST_DEVICES } from '../fleet/identities.ts'
import { countsOf, type Shares } from '../fleet/share.ts'
import { TRAITS, type TraitName, type TraitShares } from '../fleet/traits.ts'
import { type FaultWindow, MANNERS, type Manner, type Plan, SESSION } from './plan.ts'
import { parseThreshold, ThresholdProblem } from './threshold.ts'

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 }

/** `500ms`, `30s`, `2m`, `1h`: milliseconds. */
const span = z.string().transform((text, context) => {
  const found = /^(\d+(?:\.\d+)?)(ms|s|m|h)$/.exec(text)
  const millis = found ? Number(found[1]) * (UNITS[found[2] ?? ''] ?? 0) : 0
  if (millis > 0) return millis
  context.addIssue({ code: 'custom', message: `'${text}' is no time; write for example 30s, 2m or 500ms` })
  return z.NEVER
})

const rate = z.number().positive().max(1_000_000)
const stage = z.discriminatedUnion('model', [
  z.strictObject({ model: z.literal('constant'), rate, for: span }),
  z.strictObject({
    model: z.literal('ramp'),
    from: z.number().nonnegative(),
    to: z.number().nonnegative(),
    for: span,
  }),
  z.strictObject({ model: z.literal('poisson'), rate, for: span }),
  z.strictObject({ model: z.literal('storm'), spread: span, for: span }),
  z.strictObject({ model: z.literal('diurnal'), quiet: z.number().nonnegative(), peak: rate, for: span }),
  z.strictObject({ model: z.literal('campaign'), acceptance: z.number().min(0).max(1), for: span }),
  z.strictObject({
    model: z.literal('closed'),
    users: z.number().int().positive().max(100_000),
    pause: span.optional(),
    for: span,
  }),
])

const percent = z.string().regex(/^\d+(\.\d+)?%$/, 'must be a share such as 5%')
/** When something goes wrong: `at` may be 0s, the beginning. */
const window = { at: z.union([z.literal('0s').transform(() => 0), span]), for: span }
const fault = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('slow'), by: span, ...window }),
  z.strictObject({
    kind: z.literal('fail'),
    share: percent,
    status: z.number().int().min(400).max(599).default(503),
    ...window,
  }),
  z.strictObject({ kind: z.literal('reset'), share: percent, ...window }),
])

const share = z.union([
  z.number().int().nonnegative(),
  z.string().regex(/^\d+(\.\d+)?%$/, 'must be a whole number of devices or a share such as 30%'),
])

function trait<N extends TraitName>(name: N, usual: string) {
  const values = TRAITS[name] as readonly [string, ...string[]]
  const many = z.partialRecord(z.enum(values), share)
  const one = z.enum(values).transform((value) => ({ [value]: '100%' }))
  return z.union([one, many]).default({ [usual]: '100%' } as never)
}

const planFile = z.strictObject({
  name: z.string().default('load'),
  fleet: z.strictObject({
    devices: z.number().int().positive().max(MOST_DEVICES),
    model: trait('model', 'phone-a'),
    origin: trait('origin', 'second-hand'),
    card: trait('card', 'postpaid'),
    user: trait('user', 'agrees'),
    content: trait('content', 'xml'),
    auth: trait('auth', 'md5'),
    think: trait('think', 'none'),
  }),
  stages: z.array(stage).min(1),
  begin: z.enum(['poll', 'push']).default('poll'),
  warmUp: span.optional(),
  drain: span.optional(),
  judge: percent.default('100%'),
  faults: z.array(fault).default([]),
  mix: z.record(z.string(), percent).default({ [SESSION]: '100%' }),
  manners: z.array(z.enum(Object.keys(MANNERS) as [Manner, ...Manner[]])).default([]),
  thresholds: z.array(z.string()).default([]),
  limits: z
    .strictObject({
      openSessions: z.number().int().positive().default(2_000),
      waiting: z.number().int().nonnegative().default(20_000),
      connections: z.number().int().positive().max(10_000).default(32),
      keepAlive: z.enum(['reuse', 'session']).optional(),
      certificates: z.boolean().default(false),
      addresses: z
        .array(z.union([z.ipv4(), z.ipv6()]))
        .max(256)
        .default([]),
      timeout: span.optional(),
    })
    .prefault({}),
})

/** How a plan is written, in YAML or by a module. */
export type PlanFile = z.input<typeof planFile>

/**
 * Reads a plan: YAML, or a module whose default export is one. Throws UsageProblem that names the line, or the field, and
 * what is wrong with it.
 */
export async function readPlan(file: string): Promise<Plan> {
  return checkPlan(/\.m?[jt]s$/.test(file) ? await fromModule(file) : fromYaml(file), file)
}

async function fromModule(file: string): Promise<unknown> {
  try {
    const loaded = await userModules.import<{ default?: unknown }>(resolve(file))
    return loaded.default
  } catch (error) {
    throw new UsageProblem(`cannot load the plan ${file}: ${(error as Error).message.split('\n')[0]}`)
  }
}

function fromYaml(file: string): unknown {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    throw new UsageProblem(`cannot read the plan ${file}: ${(error as Error).message}`)
  }
  const document = parseDocument(text)
  const problem = document.errors[0]
  if (problem) throw new UsageProblem(`${file} is not YAML: ${problem.message.split('\n')[0]}`)
  return document.toJS() as unknown
}

/** Checks and completes a plan. `source` is named in what is thrown. */
export function checkPlan(fields: unknown, source: string): Plan {
  const parsed = planFile.safeParse(fields ?? {})
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    throw new UsageProblem(
      `${source}: ${issue?.path.join('.') || 'the plan'}: ${issue?.message ?? 'is not a plan'}`,
    )
  }
  const { fleet, stages, limits, ...file } = parsed.data
  const { devices, ...traits } = fleet
  const all = stages.reduce((sum, each) => sum + each.for, 0)
  const warmUpMillis = file.warmUp ?? 0
  if (warmUpMillis >= all)
    throw new UsageProblem(`${source}: warmUp: it takes the whole run; nothing is left to measure`)
  if (file.begin === 'push' && file.manners.includes('equal-session-ids'))
    throw new UsageProblem(
      `${source}: manners: equal-session-ids: sessions that the target begins have SessionIDs of its choice`,
    )
  return {
    name: file.name,
    devices,
    traits: checkedTraits(traits as TraitShares, devices, source),
    stages: stages.map(({ for: millis, ...rest }) =>
      rest.model === 'closed' ? { ...rest, pause: rest.pause ?? 0, millis } : { ...rest, millis },
    ),
    begin: file.begin,
    warmUpMillis,
    drainMillis: file.drain ?? 10_000,
    judge: shareOf(file.judge),
    faults: file.faults.map(windowOf),
    mix: checkedMix(file.mix, stages, source),
    manners: file.manners,
    thresholds: file.thresholds.map((text, at) => threshold(text, `${source}: thresholds.${at}`)),
    limits: {
      openSessions: limits.openSessions,
      waiting: limits.waiting,
      connections: limits.connections,
      keepAlive: keepAliveOf(limits, source),
      certificates: limits.certificates,
      addresses: limits.addresses,
      timeoutMillis: limits.timeout ?? 10_000,
    },
  }
}

/** A connection on which a device showed its certificate is that device's alone. */
function keepAliveOf(
  { keepAlive, certificates }: { keepAlive?: 'reuse' | 'session' | undefined; certificates: boolean },
  source: string,
): 'reuse' | 'session' {
  if (certificates && keepAlive === 'reuse')
    throw new UsageProblem(
      `${source}: limits.keepAlive: with certificates each session has its own connection`,
    )
  return keepAlive ?? (certificates ? 'session' : 'reuse')
}

function checkedMix(
  mix: Readonly<Record<string, string>>,
  stages: readonly { model: string }[],
  source: string,
) {
  const shares = Object.fromEntries(Object.entries(mix).map(([name, share]) => [name, shareOf(share)]))
  const sum = Object.values(shares).reduce((total, share) => total + share, 0)
  if (Math.abs(sum - 1) > 1e-9)
    throw new UsageProblem(`${source}: mix: the shares make ${+(sum * 100).toFixed(3)}%`)
  if (Object.keys(shares).some((name) => name !== SESSION) && stages.some(({ model }) => model === 'closed'))
    throw new UsageProblem(`${source}: mix: scenarios arrive by a rate; a closed stage has sessions alone`)
  return shares
}

const shareOf = (percents: string): number => Number(percents.slice(0, -1)) / 100

function windowOf({ at, for: millis, ...rest }: z.output<typeof fault>): FaultWindow {
  const struck = 'share' in rest ? { ...rest, share: shareOf(rest.share) } : rest
  return { from: at, until: at + millis, fault: struck }
}

function checkedTraits(traits: TraitShares, devices: number, source: string): TraitShares {
  for (const [name, shares] of Object.entries(traits)) {
    try {
      countsOf(shares as Shares<string>, devices)
    } catch (error) {
      throw new UsageProblem(`${source}: fleet.${name}: ${(error as Error).message}`)
    }
  }
  return traits
}

function threshold(text: string, source: string) {
  try {
    return parseThreshold(text)
  } catch (problem) {
    if (!(problem instanceof ThresholdProblem)) throw problem
    throw new UsageProblem(`${source}: ${problem.message}`)
  }
}
