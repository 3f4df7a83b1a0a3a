import { createServer, type IncomingMessage } from 'node:http'
import { listening } from '../world/listening.ts'
import type { PcAgent } from './agent.ts'
import { pcPage } from './pages.ts'

const MAX_FORM = 4 * 1024

export interface PcListener {
  readonly url: string
  close(): Promise<void>
}

/** Shows the agent's pages to a browser on this machine. */
export async function servePc(agent: PcAgent): Promise<PcListener> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://pc')
    const answer = formOf(request).then((form) => pcPage(agent, pathname, form))
    answer.then(
      ({ status, headers, body }) => response.writeHead(status, headers).end(body),
      () => response.writeHead(400).end(),
    )
  })
  server.requestTimeout = 10_000
  const { url, close } = await listening(server)
  return { url: `${url}/`, close }
}

async function formOf(request: IncomingMessage): Promise<Record<string, string>> {
  if (request.method !== 'POST') return {}
  let text = ''
  for await (const part of request as AsyncIterable<Buffer>) {
    text += part.toString('utf8')
    if (text.length > MAX_FORM) throw new RangeError('a form of this size is none of ours')
  }
  return Object.fromEntries(new URLSearchParams(text))
}
