import type { IncomingMessage, ServerResponse } from 'node:http'
import { sameText } from '../../../protocol/credentials/same.ts'
import type { Context } from '../context.ts'
import { HttpProblem } from '../dm/http-problem.ts'
import { SCRIPT, STYLE } from './assets.ts'
import { code, login } from './entry.ts'
import { callback, cancel, confirm, means, options, progress, summary } from './ordering.ts'
import { problemPage } from './pages/entry.ts'
import { goTo, type WebAnswer } from './web-answer.ts'
import { cookieFor, readWebRequest, type WebRequest } from './web-request.ts'

/** Sent with every page: nothing comes from elsewhere, nothing runs inline, nobody frames it, nothing is stored. */
const HEADERS = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
}

const ASSETS: Readonly<Record<string, { type: string; text: string }>> = {
  '/portal/style.css': { type: 'text/css; charset=utf-8', text: STYLE },
  '/portal/script.js': { type: 'text/javascript; charset=utf-8', text: SCRIPT },
}

/** What is the same for everybody need not be fetched again with every page. */
const ASSET_HEADERS = { 'cache-control': 'max-age=600' }

/** Handles one HTTP request of a browser at the portal. */
export async function servePortal(
  context: Context,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  url: URL,
): Promise<void> {
  const asset = ASSETS[url.pathname]
  if (asset) return send(outgoing, 200, asset.type, asset.text, ASSET_HEADERS)
  try {
    const request = await readWebRequest(context, incoming, url)
    if (request.path === '/portal/callbacks/bank') {
      await callback(context, request.form['order'] ?? '')
      return send(outgoing, 200, 'application/json', '{}')
    }
    reply(context, outgoing, request, await answer(context, request))
  } catch (problem) {
    if (!(problem instanceof HttpProblem)) throw problem
    const page = problemPage('This did not work', problem.message)
    send(outgoing, problem.status, 'text/html; charset=utf-8', page, problem.headers)
  }
}

async function answer(context: Context, request: WebRequest): Promise<WebAnswer> {
  const { method, path, form, visit } = request
  if (method === 'POST' && !sameText(form['csrf'] ?? '', visit.csrf)) {
    throw new HttpProblem(
      403,
      'This form is too old, or was not made here. Go back to the start and try again.',
    )
  }
  if (path === '/portal' || path === '/portal/') return goTo('/portal/options')
  if (path === '/portal/start') return start(context, request)
  if (path === '/portal/login') return login(context, request)
  if (path === '/portal/code') return code(context, request)
  if (path === '/portal/logout' && method === 'POST') return { ...goTo('/portal/login'), ended: true }
  if (!context.decisions.payerAuthenticated(visit)) return goTo('/portal/login', visit)
  return (await within(context, request)) ?? nothingThere(path)
}

/** Pages for whoever has logged in. */
async function within(context: Context, request: WebRequest): Promise<WebAnswer | undefined> {
  const { method, path, query } = request
  if (path === '/portal/options') return options(context, request)
  if (path === '/portal/means') return means(context, request)
  if (path === '/portal/summary') return summary(context, request)
  if (path === '/portal/return') return goTo(`/portal/orders/${query.get('order') ?? ''}`)
  const [, id = '', act] = /^\/portal\/orders\/([\w-]+)(?:\/(confirm|cancel))?$/.exec(path) ?? []
  const order = context.store.portal.orders.find(id)
  if (!order || order.account !== request.visit.account) return undefined
  if (act === undefined) return progress(context, request, order)
  if (method !== 'POST') return goTo(`/portal/orders/${id}`)
  return act === 'confirm' ? confirm(context, request, order) : cancel(context, request, order)
}

/** A PC agent sends its user here: the visit is about the phone that it has associated. */
function start({ store }: Context, { query, visit }: WebRequest): WebAnswer {
  const phone = store.portal.phones.take(query.get('phone') ?? '')
  if (!phone) throw new HttpProblem(410, 'The PC has to connect to your phone again.')
  const { order: _earlier, ...rest } = visit
  return goTo('/portal/options', { ...rest, phone })
}

function nothingThere(path: string): never {
  throw new HttpProblem(404, `There is nothing at ${path}.`)
}

function reply(context: Context, outgoing: ServerResponse, request: WebRequest, said: WebAnswer): void {
  const { visits } = context.store.portal
  const headers: Record<string, string> = {}
  if (said.renewed || said.ended) visits.end(request.token)
  if (said.visit && !said.ended) {
    const token = said.renewed ? context.random.tokens.token(24) : request.token
    visits.keep(token, said.visit)
    headers['set-cookie'] = cookieFor(token)
  }
  if (said.location !== undefined) headers['location'] = said.location
  send(outgoing, said.status, 'text/html; charset=utf-8', said.page ?? '', headers)
}

function send(
  outgoing: ServerResponse,
  status: number,
  type: string,
  text: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  const body = Buffer.from(text)
  outgoing.writeHead(status, { ...HEADERS, ...headers, 'content-type': type, 'content-length': body.length })
  outgoing.end(body)
}
