import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { parseAllDocuments } from 'yaml'
import { devicesFromCsv } from './devices.ts'
import { type TargetFile, targetFile } from './schema.ts'
import type { Capability, Hook, HookName, Target } from './target.ts'
import { UsageProblem } from './usage-problem.ts'
import { userModules } from './user-module.ts'

/**
 * Reads `--target`: a URL makes a target without hooks; a `.ts` or `.js` file is a module that exports one (or a list);
 * anything else is YAML, with one document for each endpoint. Throws UsageProblem that says what of which file to mend.
 */
export function loadTargets(argument: string): Target[] {
  if (/^https?:\/\//i.test(argument)) return [fromFields({ endpoint: argument }, '--target', '.')]
  const documents = /\.[cm]?[jt]s$/.test(argument) ? readModule(argument) : readYaml(argument)
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

/** Hooks that are functions become their place in the module: a worker finds them again there. */
function readModule(file: string): unknown[] {
  const path = resolve(file)
  let loaded: { default?: unknown }
  try {
    loaded = userModules(path) as { default?: unknown }
  } catch (error) {
    throw new UsageProblem(
      `cannot read the target module ${file}: ${(error as Error).message.split('\n')[0]}`,
    )
  }
  const made = loaded.default
  if (typeof made !== 'object' || made === null)
    throw new UsageProblem(`${file} exports no target; write: export default defineTarget({ endpoint: … })`)
  const list = Array.isArray(made) ? (made as object[]) : [made]
  return list.map((each, at) => {
    const hooks = Object.entries((each as { hooks?: object }).hooks ?? {}).map(([name, hook]) => {
      if (typeof hook !== 'function') return [name, hook]
      const place = ['default', ...(Array.isArray(made) ? [String(at)] : []), 'hooks', name]
      return [name, { module: path, export: place.join('.') }]
    })
    return { ...each, hooks: Object.fromEntries(hooks) }
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
  const accounts = file.devices ? devicesFromCsv(resolve(folder, file.devices.csv), file.serverId) : []
  const account = (file.account as Target['account']) ?? accounts[0]
  const hooks = Object.keys(file.hooks) as Capability[]
  const known: Capability[] = account || file.hooks.pairs ? ['account'] : []
  const portal: Capability[] = file.portal ? ['portal'] : []
  const certificates: Capability[] = file.certificates ? ['certificates'] : []
  return {
    name: file.name ?? new URL(file.endpoint).host,
    endpoint: file.endpoint,
    serverId: file.serverId,
    dm: file.dm,
    contents: file.content,
    auths: file.auth,
    tryFirst: file.tryFirst,
    capabilities: [...new Set([...file.capabilities, ...hooks, ...known, ...portal, ...certificates])],
    hooks: hooksOf(file.hooks, folder),
    flags: file.flags,
    ...(file.portal && { portal: file.portal }),
    ...(file.network && { network: file.network }),
    edgeToken: file.edgeToken,
    homePlmn: file.homePlmn,
    ...(account && { account }),
    ...(accounts.length > 0 && { accounts }),
    ...(file.tls && { tls: withFiles(file.tls, folder) }),
    ...(file.certificates && { certificates: authorityOf(file.certificates, file.endpoint, folder) }),
    ...(file.proxy && { proxy: file.proxy }),
    ...(file.push && { push: pushOf(file.push, folder) }),
    ...(file.sizes && { sizes: defined(file.sizes) }),
    ...(file.faults.length > 0 && { faults: file.faults }),
    strict: file.strict,
    tolerances: file.tolerances,
    timeoutMs: file.timeoutSeconds * 1000,
    maxBytes: file.maxBytes,
    defects: file.defects,
  }
}

function hooksOf(hooks: TargetFile['hooks'], folder: string): Partial<Record<HookName, Hook>> {
  const made = Object.entries(hooks).map(([name, hook]): [string, Hook] => {
    if ('module' in hook)
      return [name, { module: resolve(folder, hook.module), path: hook.export.split('.') }]
    if ('shell' in hook) return [name, { shell: hook.shell, cwd: resolve(folder) }]
    return [name, hook as Hook]
  })
  return Object.fromEntries(made)
}

const defined = <T extends object>(value: T): { [K in keyof T]: NonNullable<T[K]> } =>
  Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as never

function pushOf(push: NonNullable<TargetFile['push']>, folder: string): NonNullable<Target['push']> {
  return defined({ ...push, drop: push.drop === undefined ? undefined : resolve(folder, push.drop) })
}

function withFiles(tls: NonNullable<TargetFile['tls']>, folder: string): NonNullable<Target['tls']> {
  const read = (name: string | undefined) => (name === undefined ? undefined : pem('tls', name, folder))
  const { ca, cert, key, pin, rejectUnauthorized, ...rest } = tls
  return defined({
    ...rest,
    ...{ ca: read(ca), cert: read(cert), key: read(key), rejectUnauthorized: rejectUnauthorized ?? true },
    pin: pin?.replaceAll(':', '').toLowerCase(),
  }) as NonNullable<Target['tls']>
}

function authorityOf(
  { cert, key, origin }: NonNullable<TargetFile['certificates']>,
  endpoint: string,
  folder: string,
): NonNullable<Target['certificates']> {
  const [certificate, secret] = [cert, key].map((name) => pem('certificates', name, folder)) as [
    string,
    string,
  ]
  return { origin: new URL(origin ?? endpoint).origin, authority: { cert: certificate, key: secret } }
}

function pem(field: string, name: string, folder: string): string {
  try {
    return readFileSync(resolve(folder, name), 'utf8')
  } catch (error) {
    throw new UsageProblem(`${field}: cannot read ${name}: ${(error as Error).message}`)
  }
}
