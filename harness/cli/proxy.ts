import { writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { decodeDocument } from '../../reports/decode/document.ts'
import { html as text } from '../../reports/html/text.ts'
import { pcapng } from '../../reports/pcapng/pcapng.ts'
import type { Clock } from '../../simulators/world/clock.ts'
import { NO_SCENARIO } from '../farm/conformance/play-case.ts'
import type { PlayHeader } from '../history/event.ts'
import { readHistory } from '../history/reader.ts'
import { encodePlay, HistoryWriter } from '../history/writer.ts'
import { LiveChecks } from '../proxy/live-checks.ts'
import { Observer } from '../proxy/observe.ts'
import { startProxy } from '../proxy/proxy.ts'
import { dialectFindings } from '../stage/conformance/deviations.ts'
import { type Exchange, Transcript, type Wire } from '../stage/conformance/transcript.ts'
import { Recorder } from '../stage/recorder.ts'
import { httpTransport } from '../stage/transport.ts'
import { loadTargets } from '../target/load.ts'
import { UsageProblem } from '../target/usage-problem.ts'
import { Authority } from '../tls/authority.ts'
import { EXIT } from '../verdict/exit-code.ts'
import { onInterrupt } from './interrupt.ts'
import { makeRunDirectory } from './run-directory.ts'

/** `rollcall proxy --target <file>`: stands between a device and a server, decodes what they say, and writes it down. */
export async function proxy(options: Record<string, unknown>): Promise<number> {
  if (options['target'] === undefined) throw new UsageProblem('name the server with --target <url or file>')
  const [target] = loadTargets(String(options['target']))
  if (!target) throw new UsageProblem('the target file is empty')
  const folder = makeRunDirectory(String(options['out']), 'proxy', new Date())
  const host = String(options['host'])
  const authority = options['tls'] === true ? await Authority.make(new Date()) : undefined
  const identity = authority && (await authority.issue(host))
  if (authority) writeFileSync(join(folder, 'authority.pem'), authority.pem)
  const began = performance.now()
  const clock: Clock = { now: () => Math.round(performance.now() - began) }
  const recorder = new Recorder(clock)
  const transport = httpTransport(target)
  const accounts = target.accounts ?? (target.account ? [target.account] : [])
  const observer = new Observer(recorder.witness, target.serverId, accounts)
  const checks = new LiveChecks(HEADER)
  const notes: string[] = []
  let told = 0
  const running = await startProxy({
    ...{
      endpoint: target.endpoint,
      transport: transport.send,
      recorder,
      observer,
      host,
      port: options['port'] as number,
    },
    ...(identity && { identity }),
    page: () => page(target.name, recorder, notes),
    onExchange: () => {
      const { exchanges } = new Transcript(recorder.events)
      for (const exchange of exchanges.slice(told)) tell(exchange)
      told = exchanges.length
      checks.look(recorder.events)
      for (const line of [...checks.lines, ...deviationsIn(recorder)]) {
        if (notes.includes(line)) continue
        notes.push(line)
        process.stdout.write(`  ! ${line}\n`)
      }
    },
  })
  process.stderr.write(
    `the device's server       ${running.url}\nwhat is said              ${new URL('/', running.url)}\n`,
  )
  if (authority)
    process.stderr.write(`trust this authority      ${relative('.', join(folder, 'authority.pem'))}\n`)
  await onInterrupt()
  await running.close()
  await transport.close()
  const secrets = accounts.flatMap(({ client, server }) => [client.secret, server.secret])
  await keep(folder, recorder, secrets)
  checks.look(recorder.events)
  for (const { id, title, evaluated, findings } of checks.end())
    process.stdout.write(`  ${findings.length > 0 ? '✗' : '✓'} ${id}  ${title}  ${evaluated} evaluated\n`)
  process.stdout.write(
    `${new Transcript(recorder.events).exchanges.length} exchanges in ${relative('.', folder)}\n`,
  )
  return EXIT.pass
}

/** Nothing was expected of what a device and a server say: whatever they do is to be lawful. */
const HEADER: PlayHeader = {
  ...{ play: 'recording', scenario: 'recording', title: 'A recording' },
  purpose: 'What a device and a server said.',
  ...{ dialect: { content: 'xml', auth: 'md5' }, seed: '', replay: '', flags: {}, log: false },
  expectation: { ...NO_SCENARIO, outcome: 'lawful' },
}

async function keep(folder: string, recorder: Recorder, secrets: readonly string[]): Promise<void> {
  const path = join(folder, 'history.ndjson.gz')
  const history = new HistoryWriter(path)
  history.append(encodePlay(HEADER, recorder.events, secrets))
  history.close()
  await pcapng(join(folder, 'messages.pcapng')).end({} as never, () => readHistory(path))
}

const deviationsIn = (recorder: Recorder): string[] => {
  const transcript = new Transcript(recorder.events)
  return (['client', 'server'] as const).flatMap((side) =>
    dialectFindings(transcript, side).map(({ property, message }) => `${side}: ${property}: ${message}`),
  )
}

function tell({ sent, got, fault }: Exchange): void {
  process.stdout.write(`\n→ device, ${sent.bytes.length} octets\n${lines(sent).join('\n')}\n`)
  if (!got) process.stdout.write(`← ${fault ?? 'no answer'}\n`)
  else
    process.stdout.write(
      `← server, HTTP ${got.httpStatus}, ${got.bytes.length} octets\n${lines(got).join('\n')}\n`,
    )
}

function lines({ bytes, contentType }: Wire): string[] {
  try {
    return decodeDocument(bytes, contentType || undefined)
      .lines('tree')
      .map((line) => `    ${line}`)
  } catch (problem) {
    return [`    ${(problem as Error).message}`]
  }
}

function page(name: string, recorder: Recorder, notes: readonly string[]): string {
  const { exchanges } = new Transcript(recorder.events)
  const shown = exchanges.slice(-20).reverse()
  const message = (who: string, wire: Wire) => `<h3>${who}</h3><pre>${text(lines(wire).join('\n'))}</pre>`
  const blocks = shown.map(
    ({ place, sent, got, fault }) =>
      `<h2>${place + 1}</h2>${message('device', sent)}${got ? message(`server, HTTP ${got.httpStatus}`, got) : `<p>${text(fault ?? 'no answer yet')}</p>`}`,
  )
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta http-equiv="refresh" content="2"><title>Recording: ${text(name)}</title></head>
<body><h1>${text(name)}: ${exchanges.length} exchanges</h1><ul>${notes.map((note) => `<li>${text(note)}</li>`).join('')}</ul>${blocks.join('\n')}</body></html>
`
}
