import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { examinationPage } from '../../reports/live/examination.ts'
import { casesMatching, loadCases } from '../farm/conformance/catalogue.ts'
import { playWithClient } from '../farm/conformance/play-client-case.ts'
import { RemoteClient } from '../farm/conformance/remote-client.ts'
import type { Dialect } from '../history/event.ts'
import { readHistory } from '../history/reader.ts'
import { HistoryWriter } from '../history/writer.ts'
import type { ClientCase } from '../stage/conformance/case.ts'
import type { ScriptedServer } from '../stage/conformance/scripted-server.ts'
import { loadTargets } from '../target/load.ts'
import type { GivenAccount, Target } from '../target/target.ts'
import { UsageProblem } from '../target/usage-problem.ts'
import { EXIT, exitCodeOf } from '../verdict/exit-code.ts'
import { concludeCases } from '../verdict/judge-cases.ts'
import type { PlayResult } from '../verdict/result.ts'
import { interruption } from './interrupt.ts'
import { makeRunDirectory } from './run-directory.ts'
import { reporters } from './staging.ts'
import { version } from './version.ts'

const MOST_BYTES = 4 * 1024 * 1024

/** `rollcall serve --conformance <file>`: examines a DM client that connects, and tells a person what to do next. */
export async function serveConformance(options: Record<string, unknown>): Promise<number> {
  const [target] = loadTargets(String(options['conformance']))
  const given = target?.account
  if (!target || !given)
    throw new UsageProblem(`${options['conformance']} gives no account; the client must have one`)
  const dialect: Dialect = { content: target.contents[0] ?? 'xml', auth: target.auths[0] ?? 'md5' }
  const cases = casesMatching(await loadCases('client'), options['only'] as string[] | undefined).filter(
    (each): each is ClientCase =>
      'play' in each && each.side === 'client' && each.inapplicable?.(dialect) === undefined,
  )
  const folder = makeRunDirectory('runs', 'serve', new Date())
  const done: PlayResult[] = []
  const state: { asks: string; now: ClientCase | undefined; server: ScriptedServer | undefined } = {
    ...{ asks: '', now: undefined, server: undefined },
  }
  let endpoint = ''
  const listener = createServer((incoming, outgoing) => {
    if (incoming.method === 'POST' || state.server?.hasAt(incoming.url ?? '/'))
      return void take(incoming, outgoing, endpoint, state.server)
    const page = examinationPage({ endpoint, asks: state.asks, now: state.now, done, total: cases.length })
    outgoing.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page)
  })
  const host = String(options['host'])
  await new Promise<void>((resolve) => listener.listen(options['port'] as number, host, resolve))
  endpoint = `http://${host}:${(listener.address() as AddressInfo).port}/dm`
  process.stdout.write(
    `server of the device     ${endpoint}\nwhat to do next          ${new URL('/', endpoint)}\n`,
  )
  const client = new RemoteClient({
    ...{ imei: given.imei, account: accountOf(given, target, endpoint), folder },
    patienceMs: (options['patience'] as number) * 1000,
    ask: (text) => {
      state.asks = text
      process.stderr.write(`  → ${text}\n`)
    },
  })
  const kept = join(folder, 'history.ndjson.gz')
  const history = new HistoryWriter(kept)
  const stop = interruption()
  for (const definition of cases) {
    if (stop.signal.aborted) break
    state.now = definition
    process.stderr.write(`${definition.id}: ${definition.purpose}\n`)
    const order = {
      ...{ definition, dialect, seed: 'serve', strict: target.strict === true },
      deadlineMs: client.patienceMs * 2,
      replay: `serve --conformance ${options['conformance']} --only ${definition.id}`,
    }
    const meet = (server: ScriptedServer) => {
      state.server = server
    }
    const secrets = [given.client.secret, given.server.secret]
    const { result, history: octets } = await playWithClient(order, client, meet, endpoint, secrets)
    done.push(result)
    history.append(octets)
    process.stderr.write(`  ${result.verdict}: ${result.reason.slice(0, 160)}\n`)
  }
  state.now = undefined
  history.close()
  listener.closeAllConnections()
  listener.close()
  const result = concludeCases(done, {
    ...{
      seed: 'serve',
      version: version(),
      targets: [target],
      aborted: stop.reason,
      strict: target.strict === true,
    },
  })
  await reporters(folder, false).end(result, () => readHistory(kept))
  stop.forget()
  return stop.reason === undefined ? exitCodeOf(result.verdict) : EXIT.aborted
}

async function take(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  endpoint: string,
  server: ScriptedServer | undefined,
): Promise<void> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of incoming as AsyncIterable<Buffer>) {
    size += part.length
    if (size > MOST_BYTES) return void outgoing.writeHead(413).end()
    parts.push(part)
  }
  if (!server) return void outgoing.writeHead(503, { 'retry-after': '2' }).end()
  const headers = Object.fromEntries(
    Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]),
  )
  const url = new URL(incoming.url ?? '/dm', endpoint).href
  const {
    status,
    headers: answer,
    body,
  } = await server.handle({
    method: incoming.method === 'GET' ? 'GET' : 'POST',
    url,
    headers,
    body: Buffer.concat(parts),
  })
  outgoing.writeHead(status, { ...answer, 'content-length': body.length }).end(body)
}

function accountOf(given: GivenAccount, { auths, name }: Target, address: string) {
  const type = auths[0] ?? 'md5'
  const credential = ({ name: user, secret, nonce = '' }: GivenAccount['client']) => ({
    ...{ type, name: user, secret, nonce: Uint8Array.from(Buffer.from(nonce, 'base64')) },
  })
  return {
    serverId: given.serverId,
    name,
    address,
    client: credential(given.client),
    server: credential(given.server),
  }
}
