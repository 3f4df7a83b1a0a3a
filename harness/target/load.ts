import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { parseAllDocuments } from 'yaml'
import { z } from 'zod'
import { pageMap } from './page-map.ts'
import { CAPABILITIES, type Capability, HOOKS, type HookName, type Target } from './target.ts'
import { UsageProblem } from './usage-problem.ts'

const hook = z.strictObject({
  method: z.enum(['GET', 'POST']).default('POST'),
  url: z.string().min(1),
  headers: z.record(z.string(), z.string()).default({}),
  body: z.unknown().optional(),
})

const credential = z.strictObject({ name: z.string(), secret: z.string(), nonce: z.string().optional() })

const targetFile = z.strictObject({
  name: z.string().optional(),
  endpoint: z.url({ protocol: /^https?$/, error: 'must be an http:// or https:// URL' }),
  serverId: z.string().min(1).default('dm.operator.example'),
  content: z
    .array(z.enum(['xml', 'wbxml']))
    .min(1)
    .default(['xml']),
  auth: z
    .array(z.enum(['basic', 'md5', 'mac']))
    .min(1)
    .default(['md5']),
  account: z
    .strictObject({ imei: z.string(), serverId: z.string(), client: credential, server: credential })
    .optional(),
  capabilities: z.array(z.enum(Object.keys(CAPABILITIES) as [Capability, ...Capability[]])).default([]),
  hooks: z.partialRecord(z.enum(Object.keys(HOOKS) as [HookName, ...HookName[]]), hook).default({}),
  flags: z.record(z.string(), z.string()).default({}),
  portal: pageMap.optional(),
  network: z.url({ protocol: /^http$/, error: 'must be an http:// URL' }).optional(),
  edgeToken: z.string().min(8, 'must have 8 characters or more').default('rollcall-edge'),
  homePlmn: z
    .strictObject({ mcc: z.string().regex(/^\d{3}$/), mnc: z.string().regex(/^\d{2,3}$/) })
    .default({ mcc: '234', mnc: '15' }),
  tls: z
    .strictObject({
      ca: z.string().optional(),
      cert: z.string().optional(),
      key: z.string().optional(),
      rejectUnauthorized: z.boolean().optional(),
    })
    .optional(),
  timeoutSeconds: z.number().positive().max(600).default(10),
  maxBytes: z
    .number()
    .int()
    .positive()
    .default(1024 * 1024),
  defects: z.array(z.string()).default([]),
})

/**
 * Reads `--target`: a URL makes a target without hooks; anything else names a YAML file with one document for each
 * endpoint. Throws UsageProblem that says which line of which file to mend.
 */
export function loadTargets(argument: string): Target[] {
  if (/^https?:\/\//i.test(argument)) return [fromFields({ endpoint: argument }, '--target', '.')]
  const documents = readYaml(argument)
  if (documents.length === 0)
    throw new UsageProblem(`${argument} is empty; it must at least say: endpoint: <url>`)
  return documents.map((fields) => fromFields(fields, argument, dirname(argument)))
}

function readYaml(file: string): unknown[] {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    throw new UsageProblem(`cannot read the target file ${file}: ${(error as Error).message}`)
  }
  const documents = parseAllDocuments(text)
  if (!Array.isArray(documents)) return []
  return documents.map((document) => {
    const problem = document.errors[0]
    if (problem) throw new UsageProblem(`${file} is not YAML: ${problem.message.split('\n')[0]}`)
    return document.toJS() as unknown
  })
}

function fromFields(fields: unknown, source: string, folder: string): Target {
  const parsed = targetFile.safeParse(fields)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    throw new UsageProblem(
      `${source}: ${issue?.path.join('.') || 'the file'}: ${issue?.message ?? 'is not a target'}`,
    )
  }
  const file = parsed.data
  const hooks = Object.keys(file.hooks) as Capability[]
  const account: Capability[] = file.account || file.hooks.pairs ? ['account'] : []
  const portal: Capability[] = file.portal ? ['portal'] : []
  return {
    name: file.name ?? new URL(file.endpoint).host,
    endpoint: file.endpoint,
    serverId: file.serverId,
    contents: file.content,
    auths: file.auth,
    capabilities: [...new Set([...file.capabilities, ...hooks, ...account, ...portal])],
    hooks: file.hooks as Target['hooks'],
    flags: file.flags,
    ...(file.portal && { portal: file.portal }),
    ...(file.network && { network: file.network }),
    edgeToken: file.edgeToken,
    homePlmn: file.homePlmn,
    ...(file.account && { account: file.account as NonNullable<Target['account']> }),
    ...(file.tls && { tls: withFiles(file.tls, folder) as NonNullable<Target['tls']> }),
    timeoutMs: file.timeoutSeconds * 1000,
    maxBytes: file.maxBytes,
    defects: file.defects,
  }
}

function withFiles(tls: NonNullable<z.infer<typeof targetFile>['tls']>, folder: string): object {
  const read = (name: string | undefined) => {
    if (name === undefined) return undefined
    try {
      return readFileSync(resolve(folder, name), 'utf8')
    } catch (error) {
      throw new UsageProblem(`tls: cannot read ${name}: ${(error as Error).message}`)
    }
  }
  const read3 = { ca: read(tls.ca), cert: read(tls.cert), key: read(tls.key) }
  return {
    ...Object.fromEntries(Object.entries(read3).filter(([, v]) => v !== undefined)),
    rejectUnauthorized: tls.rejectUnauthorized ?? true,
  }
}
