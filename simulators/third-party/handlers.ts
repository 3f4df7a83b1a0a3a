import { delay, HttpResponse, http, type RequestHandler } from 'msw'
import type { FunctionAnswer, FunctionRequest } from '../network/functions.ts'

/** Services that are somebody else's than the operator's who runs the DM server, and what can be asked of them. */
export const SERVICES = {
  'HLR front-end': ['GET /hlr/subscribers'],
  EIR: ['GET /eir/equipment/:imei'],
  'enterprise policy': ['POST /enterprise/:org/decisions'],
  bank: [
    'POST /bank/payments',
    'GET /bank/payments/:payment',
    'POST /bank/payments/:payment/capture',
    'POST /bank/payments/:payment/refund',
    'GET /bank/challenges/:payment',
    'POST /bank/challenges/:payment',
  ],
} as const

/**
 * The third-party services at a base URL, as handlers of msw: for `setupServer` in a test, or served by `serveHandlers`.
 * They have no opinion of their own: `ask` is a network of simulators, its `handle`, with its scripted faults.
 */
export function thirdPartyHandlers(
  base: string,
  ask: (request: FunctionRequest) => Promise<FunctionAnswer>,
): RequestHandler[] {
  return Object.values(SERVICES)
    .flat()
    .map((operation) => {
      const [method, path] = operation.split(' ') as ['GET' | 'POST', string]
      const on = method === 'GET' ? http.get : http.post
      return on(base + path, async ({ request }) => respond(await askFrom(request, base, ask)))
    })
}

async function askFrom(
  request: Request,
  base: string,
  ask: (request: FunctionRequest) => Promise<FunctionAnswer>,
): Promise<FunctionAnswer> {
  const { pathname, searchParams, origin } = new URL(request.url)
  const text = await request.text()
  const form = request.headers.get('content-type')?.startsWith('application/x-www-form-urlencoded') ?? false
  const path = pathname.slice(new URL(base).pathname.replace(/\/$/, '').length)
  try {
    const body =
      text === '' ? undefined : form ? Object.fromEntries(new URLSearchParams(text)) : JSON.parse(text)
    return await ask({ method: request.method, path, query: searchParams, body, origin })
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return { status: 400, body: { error: `not JSON: ${error.message}` } }
  }
}

/** No answer stays none: the one who asked gives up. */
async function respond(answer: FunctionAnswer): Promise<Response> {
  if (answer === 'no-answer') {
    await delay('infinite')
    return HttpResponse.error()
  }
  const { status, body, headers } = answer
  if (typeof body === 'string') return new HttpResponse(body, { status, ...(headers && { headers }) })
  return HttpResponse.json(body as object, { status, ...(headers && { headers }) })
}
