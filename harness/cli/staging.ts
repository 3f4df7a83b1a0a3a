import { join, relative } from 'node:path'
import type { AuthType } from '../../protocol/credentials/type.ts'
import { html } from '../../reports/html/html.ts'
import { json } from '../../reports/json.ts'
import { junit } from '../../reports/junit.ts'
import { combine } from '../../reports/reporter.ts'
import { sarif } from '../../reports/sarif.ts'
import { progress } from '../../reports/terminal/progress.ts'
import { summary } from '../../reports/terminal/summary.ts'
import { serveNetwork } from '../../simulators/network/listener.ts'
import { DAY_ONE, VirtualClock } from '../../simulators/world/clock.ts'
import type { Switchboard } from '../farm/switchboard.ts'
import { faultsFrom } from '../target/fault.ts'
import type { Target } from '../target/target.ts'
import { UsageProblem } from '../target/usage-problem.ts'
import type { RunResult } from '../verdict/result.ts'

/** Every output of a run: progress while it goes on, files beside the history, the result for people or machines. */
export function reporters(folder: string, asJson: boolean) {
  const colour = process.env['NO_COLOR'] === undefined && process.stdout.isTTY === true
  const live = process.stderr.isTTY === true && process.env['CI'] === undefined
  const page = join(folder, 'index.html')
  const shown = [`report  ${relative('.', page)}`]
  const files = [
    json(join(folder, 'result.json')),
    junit(join(folder, 'junit.xml')),
    sarif(join(folder, 'findings.sarif')),
    html(page),
  ]
  const now = () => performance.now()
  const result = asJson
    ? { end: (outcome: RunResult) => void process.stdout.write(`${JSON.stringify(outcome)}\n`) }
    : summary(process.stdout, { colour, reports: shown })
  return combine([progress(process.stderr, { colour: colour && live, live, now }), ...files, result])
}

export function embeddedOptions(
  options: Record<string, unknown>,
  seed: string,
  network: string,
  timeoutMs: number,
) {
  const auth = options['auth'] as AuthType | undefined
  return {
    ...{ seed, network, timeoutMs, host: '127.0.0.1', port: 0, database: ':memory:' },
    auths: auth ? [auth] : (['basic', 'md5', 'mac'] as const),
    contents: ['xml', 'wbxml'] as const,
    defects: (options['defect'] as string[] | undefined) ?? [],
    calendar: new VirtualClock(DAY_ONE),
  }
}

/** The network functions, where the target expects them or anywhere. Throws UsageProblem when the address is taken. */
export async function listen(switchboard: Switchboard, wanted: string | undefined) {
  const { hostname = '127.0.0.1', port = '0' } = wanted === undefined ? {} : new URL(wanted)
  const handle = ({ query, ...rest }: Parameters<Parameters<typeof serveNetwork>[0]>[0]) =>
    switchboard.ask({ ...rest, query: query.toString() })
  try {
    return await serveNetwork(handle, { host: hostname, port: Number(port) })
  } catch (error) {
    throw new UsageProblem(
      `cannot listen on ${wanted} for the network functions: ${(error as Error).message}`,
    )
  }
}

/** The target as far as --content, --auth and --timeout leave it, with the faults of --faults on the way to it. */
export function narrowed(target: Target, options: Record<string, unknown>, timeoutMs: number): Target {
  const content = options['content'] as 'xml' | 'wbxml' | undefined
  const auth = options['auth'] as AuthType | undefined
  return {
    ...target,
    contents: content ? target.contents.filter((each) => each === content) : target.contents,
    auths: auth ? target.auths.filter((each) => each === auth) : target.auths,
    timeoutMs: options['timeout'] === undefined ? target.timeoutMs : timeoutMs,
    ...(options['faults'] !== undefined && { faults: faultsFrom(String(options['faults'])) }),
  }
}
