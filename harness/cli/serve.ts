import { writeFileSync } from 'node:fs'
import { stringify } from 'yaml'
import type { AuthType } from '../../protocol/credentials/type.ts'
import type { ServedHandlers } from '../../simulators/third-party/serve.ts'
import { startEmbedded } from '../target/embedded.ts'
import type { Target } from '../target/target.ts'
import { UsageProblem } from '../target/usage-problem.ts'
import { EXIT } from '../verdict/exit-code.ts'
import { onInterrupt } from './interrupt.ts'
import { listCommand } from './list.ts'
import { serveConformance } from './serve-conformance.ts'
import { standing, thirdParty } from './third-party.ts'

const ALL: readonly AuthType[] = ['basic', 'md5', 'mac']

/** `rollcall serve`: the reference server until it is interrupted. */
export async function serve(options: Record<string, unknown>): Promise<number> {
  if (options['conformance'] !== undefined) return serveConformance(options)
  if (options['listDefects'] === true) return listCommand({}, 'defects')
  const network = networkUrl(String(options['network']))
  const host = String(options['host'])
  const embedded = await startEmbedded({
    seed: `serve/${process.pid}/${process.hrtime.bigint()}`,
    auths: options['auth'] ? [options['auth'] as AuthType] : ALL,
    contents: ['xml', 'wbxml'],
    defects: (options['defect'] as string[] | undefined) ?? [],
    network,
    host,
    port: options['port'] as number,
    database: String(options['database']),
    timeoutMs: 10_000,
  })
  const file = String(options['writeTarget'])
  let third: ServedHandlers | undefined
  try {
    third = await thirdParty(options['thirdParty'] as number | undefined, host)
    writeFileSync(
      file,
      embedded.targets.map((target) => stringify(targetFile(target, network))).join('---\n'),
    )
  } catch (error) {
    await third?.close()
    await embedded.close()
    if (error instanceof UsageProblem) throw error
    throw new UsageProblem(`cannot write the target file ${file}: ${(error as Error).message}`)
  }
  const lines = [...embedded.targets.flatMap(placesOf), ['target file', file]]
  process.stdout.write(lines.map(([name = '', place]) => `${name.padEnd(24)} ${place}\n`).join(''))
  if (third) process.stdout.write(`${standing(third.url).join('\n')}\n`)
  process.stderr.write(
    `Ready. In another terminal: npx rollcall run --target ${file}\nInterrupt (Ctrl-C) to stop.\n`,
  )
  await onInterrupt()
  await third?.close()
  await embedded.close()
  return EXIT.pass
}

/** Where the endpoint of a target is, and the pages that a person can open. */
function placesOf({ name, endpoint, hooks, portal }: Target): string[][] {
  const { log } = hooks
  return [
    [name, endpoint],
    ...(log && 'url' in log ? [['  operator’s console', new URL(log.url).origin]] : []),
    ...(portal ? [['  portal', portal.start]] : []),
  ]
}

function networkUrl(text: string): string {
  try {
    return new URL(text).origin
  } catch {
    throw new UsageProblem(`--network ${text} is not a URL; write for example http://127.0.0.1:7411`)
  }
}

/** What a target file says by other fields; the authority of the devices’ certificates lives no longer than the server. */
const IMPLIED: readonly string[] = ['account', 'portal', 'certificates']

/** The target as a person would write it, so that the file is an example as well. */
function targetFile(target: Target, network: string): object {
  return {
    name: target.name,
    endpoint: target.endpoint,
    serverId: target.serverId,
    content: target.contents,
    auth: target.auths,
    network,
    edgeToken: target.edgeToken,
    homePlmn: target.homePlmn,
    capabilities: target.capabilities.filter((each) => !(each in target.hooks) && !IMPLIED.includes(each)),
    hooks: target.hooks,
    ...(target.portal && { portal: target.portal }),
    ...(target.defects.length > 0 && { defects: target.defects }),
  }
}
