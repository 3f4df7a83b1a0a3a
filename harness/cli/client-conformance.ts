import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { combine } from '../../reports/reporter.ts'
import { dialect as dialectReport } from '../../reports/terminal/dialect.ts'
import { DEVICE_DEFECTS, type DeviceDefect, findDeviceDefect } from '../../simulators/device/defects/index.ts'
import { casesMatching, loadCases } from '../farm/conformance/catalogue.ts'
import { runClientCases } from '../farm/conformance/run-client-cases.ts'
import type { Dialect } from '../history/event.ts'
import { readHistory } from '../history/reader.ts'
import { HistoryWriter } from '../history/writer.ts'
import { UsageProblem } from '../target/usage-problem.ts'
import { EXIT, exitCodeOf } from '../verdict/exit-code.ts'
import { concludeCases } from '../verdict/judge-cases.ts'
import type { PlayResult } from '../verdict/result.ts'
import { interruption } from './interrupt.ts'
import { makeRunDirectory } from './run-directory.ts'
import { reporters } from './staging.ts'
import { version } from './version.ts'

const AUTHS = ['basic', 'md5', 'mac'] as const
const CONTENTS = ['xml', 'wbxml'] as const

/** `rollcall conformance --side client`: puts the client cases to Rollcall's own device. */
export async function clientConformance(options: Record<string, unknown>): Promise<number> {
  const seed = (options['seed'] as string | undefined) ?? randomBytes(4).toString('hex')
  const cases = casesMatching(await loadCases('client'), options['only'] as string[] | undefined)
  const defects = ((options['deviceDefect'] as string[] | undefined) ?? []).map(known)
  const dialects = dialectsOf(options)
  const asJson = options['json'] === true
  const folder = makeRunDirectory(String(options['out']), 'conformance', new Date())
  const reporter = combine([reporters(folder, asJson), ...(asJson ? [] : [dialectReport(process.stdout)])])
  const target =
    defects.length === 0 ? 'own device' : `own device with ${defects.map(({ id }) => id).join(' ')}`
  reporter.begin({ command: 'conformance', target, seed, plays: cases.length * dialects.length, workers: 1 })
  const kept = join(folder, 'history.ndjson.gz')
  const history = new HistoryWriter(kept)
  const results: PlayResult[] = []
  const stop = interruption()
  await runClientCases({
    ...{ cases, dialects, seed, defects, strict: options['strict'] === true, signal: stop.signal },
    onCase: async (result, octets) => {
      results.push(result)
      reporter.play(result)
      if (octets) history.append(octets)
    },
  })
  const about = {
    seed,
    version: version(),
    targets: [],
    aborted: stop.reason,
    strict: options['strict'] === true,
  }
  const concluded = concludeCases(results, about)
  const result = {
    ...concluded,
    target: { name: target, endpoint: '', defects: defects.map(({ id }) => id) },
  }
  history.close()
  await reporter.end(result, () => readHistory(kept))
  stop.forget()
  return stop.reason === undefined ? exitCodeOf(result.verdict) : EXIT.aborted
}

function known(name: string): DeviceDefect {
  const defect = findDeviceDefect(name)
  if (defect) return defect
  throw new UsageProblem(
    `the device has no defect ${name}; known are ${DEVICE_DEFECTS.map(({ id }) => id).join(', ')}`,
  )
}

function dialectsOf(options: Record<string, unknown>): Dialect[] {
  const auths = AUTHS.filter((auth) => options['auth'] === undefined || auth === options['auth'])
  const contents = CONTENTS.filter(
    (content) => options['content'] === undefined || content === options['content'],
  )
  return auths.flatMap((auth) => contents.map((content) => ({ content, auth })))
}
