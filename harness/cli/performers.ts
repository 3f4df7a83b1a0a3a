import type { AuthType } from '../../protocol/credentials/type.ts'
import type { Dialect } from '../history/event.ts'
import { Arena } from '../prove/arena.ts'
import { inThread, inWorkers, type Performers } from '../prove/performers.ts'
import { loadTargets } from '../target/load.ts'
import { mustBeOwn } from '../target/must-be-own.ts'
import type { Target } from '../target/target.ts'
import { UsageProblem } from '../target/usage-problem.ts'

const ALL: readonly AuthType[] = ['md5', 'mac', 'basic']
const TIMEOUT_MS = 10_000

/** Performers for the flags of a command: reference servers in workers, or the target that is named. */
export async function performersFor(
  options: Record<string, unknown>,
  seed: string,
  workers: number,
): Promise<Performers> {
  const auth = options['auth'] as AuthType | undefined
  const timeoutMs = options['timeout'] === undefined ? TIMEOUT_MS : Number(options['timeout']) * 1000
  if (options['target'] === undefined) {
    const defects = (options['defect'] as string[] | undefined) ?? []
    return inWorkers(workers, {
      seed,
      auths: auth ? [auth] : ALL,
      contents: ['xml', 'wbxml'],
      defects,
      timeoutMs,
    })
  }
  const targets = loadTargets(String(options['target'])).map((each) => ({
    ...each,
    ...(options['timeout'] !== undefined && { timeoutMs }),
  }))
  for (const target of targets) mustBeOwn(target, options['iOwnThisServer'] === true)
  return inThread(await Arena.before(targets))
}

/** What is spoken: what the targets can, narrowed by --auth and --content. */
export function dialectsFor(targets: readonly Target[], options: Record<string, unknown>): Dialect[] {
  const { auth: onlyAuth, content: onlyContent } = options
  const all = targets.flatMap(({ auths, contents }) =>
    auths.flatMap((auth) => contents.map((content) => ({ auth, content }))),
  )
  const dialects = all.filter(
    ({ auth, content }) =>
      (onlyAuth === undefined || auth === onlyAuth) && (onlyContent === undefined || content === onlyContent),
  )
  if (dialects.length === 0)
    throw new UsageProblem('the target speaks nothing of what --auth and --content leave over')
  return dialects
}
