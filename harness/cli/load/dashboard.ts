import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { metricsOf, prometheus } from '../../../reports/load/metrics.ts'
import { loadPage } from '../../../reports/load/page.ts'
import type { LoadResult } from '../../verdict/load-result.ts'

export interface Dashboard {
  readonly url: string
  show(result: LoadResult): void
  /** Whoever changes the rate on the page is heard here. */
  onRate: (factor: number) => void
  close(): Promise<void>
}

const MOST_BODY = 1024

/** A page on loopback with the charts of a run that goes on, and the same numbers for Prometheus at /metrics. */
export async function dashboard(port: number): Promise<Dashboard> {
  let latest: LoadResult | undefined
  const board: { onRate: (factor: number) => void } = { onRate: () => undefined }
  const server = createServer((request, response) => void serve(request, response))
  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    const path = (request.url ?? '/').split('?')[0]
    if (!allowed(request)) return reply(response, 403, 'text/plain', 'this page is for this machine alone\n')
    if (request.method === 'POST' && path === '/rate') {
      const factor = Number(new URLSearchParams(await bodyOf(request)).get('factor'))
      if (!(factor > 0 && factor <= 100))
        return reply(response, 400, 'text/plain', 'factor is above 0 and at most 100\n')
      board.onRate(factor)
      response.writeHead(303, { location: '/' }).end()
      return
    }
    if (request.method !== 'GET') return reply(response, 405, 'text/plain', 'GET, or POST /rate\n')
    if (!latest)
      return reply(response, 503, 'text/plain', 'the run has not begun yet; look again in a second\n')
    if (path === '/')
      return reply(response, 200, 'text/html', loadPage(latest, { live: { everySeconds: 2 } }))
    if (path === '/metrics')
      return reply(response, 200, 'text/plain; version=0.0.4', prometheus(metricsOf(latest)))
    if (path === '/result.json') return reply(response, 200, 'application/json', JSON.stringify(latest))
    reply(response, 404, 'text/plain', 'there are /, /metrics and /result.json\n')
  }
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  return Object.assign(board, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    show: (result: LoadResult) => {
      latest = result
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  })
}

/** A page of somebody else's, open in the same browser, must not steer the run: neither by its name nor by its forms. */
function allowed({ headers }: IncomingMessage): boolean {
  const host = headers.host ?? ''
  const origin = headers.origin
  const local = /^(127\.0\.0\.1|localhost)(:\d+)?$/.test(host)
  return local && (origin === undefined || origin === 'null' || origin === `http://${host}`)
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const part of request as AsyncIterable<Buffer>) {
    text += part.toString('latin1')
    if (text.length > MOST_BODY) return ''
  }
  return text
}

function reply(response: ServerResponse, status: number, type: string, text: string): void {
  response.writeHead(status, {
    'content-type': `${type}${type.includes(';') ? '' : '; charset=utf-8'}`,
    'cache-control': 'no-store',
  })
  response.end(text)
}
