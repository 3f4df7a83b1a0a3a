import { join } from 'node:path'
import { examinationPage } from '../../reports/live/examination.ts'
import { casesMatching, loadCases } from '../farm/conformance/catalogue.ts'
import type { Errand } from '../farm/conformance/errand.ts'
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
import { openDesk } from './examination/desk.ts'
import { interruption } from './interrupt.ts'
import { makeRunDirectory } from './run-directory.ts'
import { reporters } from './staging.ts'
import { version } from './version.ts'

/** How long a program may take to hear that everything has been asked, in milliseconds. */
const FAREWELL_MS = 300

interface State {
  errand: Errand | 'over' | undefined
  now: ClientCase | undefined
  server: ScriptedServer | undefined
}

/** `rollcall serve --conformance <file>`: examines a DM client that connects, and says what is to be done next. */
export async function serveConformance(options: Record<string, unknown>): Promise<number> {
  const file = String(options['conformance'])
  const [target] = loadTargets(file)
  const given = target?.account
  if (!target || !given) throw new UsageProblem(`${file} gives no account; the client must have one`)
  const dialect: Dialect = { content: target.contents[0] ?? 'xml', auth: target.auths[0] ?? 'md5' }
  const left = await casesFor(dialect, options['only'] as string[] | undefined)
  const total = left.length
  const folder = makeRunDirectory('runs', 'serve', new Date())
  const kept = join(folder, 'history.ndjson.gz')
  const history = new HistoryWriter(kept)
  const done: PlayResult[] = []
  const state: State = { errand: undefined, now: undefined, server: undefined }
  const stop = interruption()
  const { endpoint, listener } = await openDesk(
    {
      server: () => (client.busy ? state.server : undefined),
      errand: () => state.errand,
      now: () => state.now,
      done: (number, prompts) => client.done(number, prompts),
      choose: (id) => moveToFront(left, id),
      page: () => examinationPage({ ...{ endpoint, total, done }, ...pageState(state, left) }),
    },
    String(options['host']),
    options['port'] as number,
  )
  const client = new RemoteClient({
    ...{ imei: given.imei, account: accountOf(given, target, endpoint), folder },
    ...(given.imsi !== undefined && { imsi: given.imsi }),
    patienceMs: (options['patience'] as number) * 1000,
    ask: (errand) => {
      state.errand = errand
      process.stderr.write(`  → ${errand.text}\n`)
    },
  })
  process.stdout.write(
    `server of the device     ${endpoint}\nwhat to do next          ${new URL('/', endpoint)}\n`,
  )
  let upset = false
  for (let definition = left.shift(); definition && !stop.signal.aborted; definition = left.shift()) {
    state.now = definition
    process.stderr.write(`${definition.id}: ${definition.purpose}\n`)
    if (upset) await client.restored()
    const order = {
      ...{ definition, dialect, seed: 'serve', strict: target.strict === true },
      deadlineMs: client.patienceMs * 2,
      replay: `serve --conformance ${file} --only ${definition.id}`,
    }
    const meet = (server: ScriptedServer) => {
      state.server = server
    }
    const secrets = [given.client.secret, given.server.secret]
    const { result, history: octets } = await playWithClient(order, client, meet, endpoint, secrets)
    if (state.server) client.account = withNonces(client, state.server)
    client.lets()
    upset = definition.upsets === true
    done.push(result)
    history.append(octets)
    process.stderr.write(`  ${result.verdict}: ${result.reason.slice(0, 160)}\n`)
  }
  state.now = undefined
  state.errand = 'over'
  await new Promise((resolve) => setTimeout(resolve, FAREWELL_MS))
  history.close()
  listener.closeAllConnections()
  listener.close()
  const about = { seed: 'serve', version: version(), targets: [target], aborted: stop.reason }
  const result = concludeCases(done, { ...about, strict: target.strict === true })
  await reporters(folder, false).end(result, () => readHistory(kept))
  stop.forget()
  return stop.reason === undefined ? exitCodeOf(result.verdict) : EXIT.aborted
}

async function casesFor(dialect: Dialect, only: readonly string[] | undefined): Promise<ClientCase[]> {
  return casesMatching(await loadCases('client'), only).filter(
    (each): each is ClientCase =>
      'play' in each && each.side === 'client' && each.inapplicable?.(dialect) === undefined,
  )
}

function moveToFront(left: ClientCase[], id: string): boolean {
  const at = left.findIndex((each) => each.id === id)
  if (at !== -1) left.unshift(...left.splice(at, 1))
  return at !== -1
}

const pageState = ({ errand, now }: State, left: readonly ClientCase[]) => ({
  now,
  left: left.map(({ id }) => id),
  errand: errand === 'over' ? undefined : errand,
})

/** The account with the nonces that both sides would use next. */
function withNonces({ account }: RemoteClient, server: ScriptedServer): RemoteClient['account'] {
  return {
    ...account,
    client: { ...account.client, nonce: server.clientNonce },
    server: { ...account.server, nonce: server.serverNonce },
  }
}

function accountOf(given: GivenAccount, { auths, name }: Target, address: string) {
  const type = auths[0] ?? 'md5'
  const credential = ({ name: user, secret, nonce = '' }: GivenAccount['client']) => ({
    ...{ type, name: user, secret, nonce: Uint8Array.from(Buffer.from(nonce, 'base64')) },
  })
  return {
    ...{ serverId: given.serverId, name, address },
    ...{ client: credential(given.client), server: credential(given.server) },
  }
}
