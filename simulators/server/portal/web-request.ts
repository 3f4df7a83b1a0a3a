import type { IncomingMessage } from 'node:http'
import type { Context } from '../context.ts'
import { readBody } from '../dm/body.ts'
import { HttpProblem } from '../dm/http-problem.ts'
import type { Visit } from '../store/portal-visits.ts'

/** One request of a browser, with the visit that it belongs to. */
export interface WebRequest {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly query: URLSearchParams
  readonly form: Readonly<Record<string, string>>
  /** Values of x-msisdn, one for each time the header was sent. */
  readonly msisdns: readonly string[]
  /** The cookie; a new visit has a new one. */
  readonly token: string
  readonly visit: Visit
}

const FORM_BYTES = 16 * 1024
const COOKIE = 'visit'

/** Reads a browser's request. Throws HttpProblem 400, 405, 413 or 415. */
export async function readWebRequest(
  context: Context,
  incoming: IncomingMessage,
  url: URL,
): Promise<WebRequest> {
  const { method } = incoming
  if (method !== 'GET' && method !== 'POST')
    throw new HttpProblem(405, 'use GET or POST', { allow: 'GET, POST' })
  const shown = cookieOf(incoming.headers.cookie ?? '')
  const known = shown === undefined ? undefined : context.store.portal.visits.find(shown)
  const { tokens } = context.random
  return {
    method,
    path: url.pathname,
    query: url.searchParams,
    form: method === 'POST' ? await formOf(incoming) : {},
    msisdns: incoming.headersDistinct['x-msisdn'] ?? [],
    token: known && shown !== undefined ? shown : tokens.token(24),
    visit: known ?? { csrf: tokens.token(18), level: 'none' },
  }
}

/** The cookie that keeps the visit: no script reads it, and no other site's form sends it. */
export const cookieFor = (token: string): string => `${COOKIE}=${token}; Path=/portal; HttpOnly; SameSite=Lax`

function cookieOf(header: string): string | undefined {
  const found = header.split(';').map((each) => each.trim().split('='))
  return found.find(([name]) => name === COOKIE)?.[1]
}

async function formOf(incoming: IncomingMessage): Promise<Record<string, string>> {
  const type = incoming.headers['content-type'] ?? ''
  const text = Buffer.from(await readBody(incoming, FORM_BYTES)).toString('utf8')
  if (/^application\/x-www-form-urlencoded\s*(;|$)/i.test(type)) {
    return Object.fromEntries(new URLSearchParams(text))
  }
  if (/^application\/json\s*(;|$)/i.test(type)) return asFields(text)
  throw new HttpProblem(415, 'a form is application/x-www-form-urlencoded')
}

function asFields(text: string): Record<string, string> {
  try {
    const value: unknown = JSON.parse(text)
    const entries = Object.entries((value ?? {}) as Record<string, unknown>)
    return Object.fromEntries(
      entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    )
  } catch {
    throw new HttpProblem(400, 'the body is not JSON')
  }
}
