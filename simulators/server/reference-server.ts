import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Context } from './context.ts'
import { soundDecisions } from './decisions/decisions.ts'
import { DM_PATH, serveDm } from './dm/endpoint.ts'
import type { HttpProblem } from './dm/http-problem.ts'
import { Sessions } from './dm/sessions.ts'
import { NetworkFunctions } from './evidence/network-functions.ts'
import { listen } from './http.ts'
import { SERVER_LIMITS } from './limits.ts'
import { OPERATOR_BODY_BYTES, sendJson, serveOperator } from './operator/interface.ts'
import type { ReferenceServer, ReferenceServerOptions } from './options.ts'
import { AGENT_PATH, AgentDoor } from './portal/agent.ts'
import { resumeOrders } from './portal/resume.ts'
import { servePortal } from './portal/serve.ts'
import { Turns } from './portal/turns.ts'
import { PACKAGES_PATH, servePackages } from './software/serve-packages.ts'
import { openStore } from './store/store.ts'
import { OrderedCommands } from './work/ordered.ts'

export type { ReferenceServer, ReferenceServerOptions } from './options.ts'

const NETWORK_TIMEOUT_MS = 2_000

/**
 * Starts the reference DM server: a DM endpoint, and the operator's interface beside it. Rejects when a port is taken or
 * the database cannot be opened.
 */
export async function startReferenceServer(options: ReferenceServerOptions): Promise<ReferenceServer> {
  const decisions = options.decisions ?? soundDecisions
  const limits = { ...SERVER_LIMITS, ...options.limits }
  const host = options.host ?? '127.0.0.1'
  const port = options.port ?? 0
  const log = options.log ?? (() => undefined)
  const store = openStore(options.database, options.clock, decisions)
  const functions = new NetworkFunctions(
    options.network,
    options.networkTimeoutMs ?? NETWORK_TIMEOUT_MS,
    options.manufacturer ?? { own: '', theirs: '' },
  )
  const where = { endpoint: '' }
  const context: Context = {
    serverId: options.serverId,
    auth: options.auth,
    edgeToken: options.edgeToken,
    subAuth: options.subAuth,
    homePlmns: options.homePlmns.map((plmn) => plmn.replace(/\D/g, '')),
    bootstrapProfile: options.bootstrapProfile,
    nafFqdn: options.serverId,
    deliveryKey: options.random('deliveries').bytes(32),
    limits,
    decisions,
    store,
    ordered: new OrderedCommands(),
    functions,
    clock: options.clock,
    calendar: options.calendar ?? options.clock,
    random: {
      nonces: options.random('nonces'),
      secrets: options.random('secrets'),
      tokens: options.random('tokens'),
      pins: options.random('pins'),
    },
    endpoint: () => where.endpoint,
    turns: new Turns(),
    log,
  }
  const sessions = new Sessions(context, (session) => session.operations.closed(store.audit))
  const onFault = (error: unknown) => log(`fault: ${error instanceof Error ? error.stack : String(error)}`)
  const common = { host, limits, onFault }
  const door = new AgentDoor(context)
  const serve = async (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const url = URL.parse(incoming.url ?? '', 'http://portal.invalid')
    if (url && /^\/portal(\/|$)/.test(url.pathname)) return servePortal(context, incoming, outgoing, url)
    if (url?.pathname === AGENT_PATH) return door.serve(incoming, outgoing)
    if (url?.pathname.startsWith(PACKAGES_PATH)) return servePackages(context, incoming, outgoing)
    return serveDm(context, sessions, incoming, outgoing)
  }
  const entrance = { ...common, bodyBytes: limits.messageBytes, onProblem: sendText }
  const dm = await listen(serve, { ...entrance, port })
  const secure =
    options.tls && (await listen(serve, { ...entrance, port: options.securePort ?? 0, tls: options.tls }))
  const operator = await listen(
    (incoming: IncomingMessage, outgoing: ServerResponse) =>
      serveOperator(context, options.operatorToken, incoming, outgoing),
    {
      ...common,
      port: options.operatorPort ?? (port === 0 ? 0 : port + 1),
      bodyBytes: OPERATOR_BODY_BYTES,
      onProblem: (outgoing, { status, message, headers }) =>
        sendJson(outgoing, status, { error: message }, headers),
    },
  )
  const reachable = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host
  where.endpoint = `http://${reachable}:${dm.port}${DM_PATH}`
  const orders = resumeOrders(context)
  const stop = async (tidy: boolean) => {
    const resting = orders.stop()
    await Promise.all([dm.close(), secure?.close(), operator.close()])
    if (tidy) sessions.endAll()
    await functions.close()
    await resting
    store.close()
  }
  return {
    url: where.endpoint,
    portalUrl: new URL('/portal', where.endpoint).href,
    ...(secure && { secureOrigin: `https://${reachable}:${secure.port}` }),
    operatorUrl: `http://${reachable}:${operator.port}`,
    nafFqdn: context.nafFqdn,
    close: () => stop(true),
    crash: () => stop(false),
  }
}

function sendText(outgoing: ServerResponse, { status, message, headers }: HttpProblem): void {
  const text = Buffer.from(`${message}\n`)
  outgoing.writeHead(status, {
    ...headers,
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
    'content-length': text.length,
  })
  outgoing.end(text)
}
