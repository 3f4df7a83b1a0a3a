import type { IncomingMessage, ServerResponse } from 'node:http'
import { sameText } from '../../../protocol/credentials/same.ts'
import type { Context } from '../context.ts'
import { readBody } from '../dm/body.ts'
import { HttpProblem } from '../dm/http-problem.ts'
import { accounts } from './accounts.ts'
import { campaigns, startCampaigns } from './campaigns.ts'
import { cards } from './cards.ts'
import { cases, closeCases, codesForCases, openCases, queryCases, repairCases } from './cases.ts'
import { commands } from './commands.ts'
import { sendConsole } from './console/page.ts'
import { contracts } from './contracts.ts'
import { jobs } from './jobs.ts'
import { locks } from './locks.ts'
import { notifications } from './notifications.ts'
import { offers } from './offers.ts'
import { packages } from './packages.ts'
import { pairs } from './pairs.ts'
import { portalAccounts } from './portal-accounts.ts'
import { devices, health, log } from './reading.ts'
import { requests } from './requests.ts'
import type { Route } from './route.ts'

const ROUTES: readonly Route[] = [
  ...[accounts, cards, pairs, requests, notifications, commands, log, devices, health, portalAccounts],
  ...[packages, offers, contracts, locks],
  ...[codesForCases, openCases, cases, queryCases, repairCases, closeCases],
  ...[startCampaigns, campaigns, jobs],
]

export const OPERATOR_BODY_BYTES = 64 * 1024

/** Handles one HTTP request of the operator. Throws HttpProblem that says what to mend. */
export async function serveOperator(
  context: Context,
  token: string | undefined,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const url = URL.parse(incoming.url ?? '', 'http://operator.invalid')
  if (url?.pathname === '/' && incoming.method === 'GET') return sendConsole(outgoing)
  if (token !== undefined && !sameText(incoming.headers.authorization ?? '', `Bearer ${token}`)) {
    throw new HttpProblem(401, 'the bearer token is missing or wrong', { 'www-authenticate': 'Bearer' })
  }
  const known = ROUTES.filter(({ path }) => path === url?.pathname)
  if (!url || known.length === 0) {
    throw new HttpProblem(
      404,
      `there is no ${url?.pathname}; known are ${ROUTES.map(({ path }) => path).join(', ')}`,
    )
  }
  const route = known.find(({ method }) => method === incoming.method)
  if (!route) {
    const allow = known.map(({ method }) => method).join(', ')
    throw new HttpProblem(405, `${url.pathname} takes ${allow}`, { allow })
  }
  const body = route.method === 'POST' ? await readJson(incoming) : undefined
  const told = await route.handle(context, { body, query: url.searchParams })
  sendJson(outgoing, told.status, told.body)
}

export function sendJson(
  outgoing: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  const text = Buffer.from(JSON.stringify(body))
  outgoing.writeHead(status, {
    ...headers,
    'content-type': 'application/json',
    'content-length': text.length,
  })
  outgoing.end(text)
}

async function readJson(incoming: IncomingMessage): Promise<unknown> {
  const type = incoming.headers['content-type'] ?? ''
  if (!/^application\/json\s*(;|$)/i.test(type)) {
    throw new HttpProblem(415, 'an order is JSON: Content-Type must be application/json')
  }
  const text = Buffer.from(await readBody(incoming, OPERATOR_BODY_BYTES)).toString('utf8')
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new HttpProblem(400, `the body is not JSON: ${(error as Error).message}`)
  }
}
