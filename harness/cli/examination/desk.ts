import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { sniffContent } from '../../../protocol/syncml/read.ts'
import type { Errand } from '../../farm/conformance/errand.ts'
import type { ScriptedServer } from '../../stage/conformance/scripted-server.ts'
import { alertsIn, reading } from '../../stage/conformance/transcript.ts'

const MOST_BYTES = 4 * 1024 * 1024
/** How long a program that asks for the next errand is kept waiting, in milliseconds. */
const LONGEST_WAIT_MS = 20_000

export interface Desk {
  /** The case's server, while something is under way for it; undefined while the device has nothing to seek here. */
  server(): ScriptedServer | undefined
  /** What is to be done now: undefined between two errands, `over` when everything has been asked. */
  errand(): Errand | 'over' | undefined
  /** The case that is on. */
  now(): { readonly id: string; readonly purpose: string } | undefined
  done(number: number, prompts: number): void
  /** Plays that case next. False where it is not left. */
  choose(id: string): boolean
  page(): string
}

/** Where device, person and program meet the examination: POST is DM, `/` the page, `/next` and `/done` the errands. */
export async function openDesk(
  desk: Desk,
  host: string,
  port: number,
): Promise<{ endpoint: string; listener: Server }> {
  let endpoint = ''
  const listener = createServer((incoming, outgoing) => {
    void serve(desk, incoming, outgoing, endpoint).catch(() => outgoing.destroy())
  })
  await new Promise<void>((resolve) => listener.listen(port, host, resolve))
  endpoint = `http://${host}:${(listener.address() as AddressInfo).port}/dm`
  return { endpoint, listener }
}

async function serve(
  desk: Desk,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  endpoint: string,
): Promise<void> {
  const url = new URL(incoming.url ?? '/', endpoint)
  const post = incoming.method === 'POST'
  const field = (name: string) => url.searchParams.get(name) ?? ''
  if (url.pathname === '/next') return next(desk, Number(field('after')), outgoing)
  if (post && (url.pathname === '/done' || url.pathname === '/choose')) {
    const form = new URLSearchParams((await bodyOf(incoming))?.toString('utf8'))
    const said = (name: string) => form.get(name) ?? field(name)
    if (url.pathname === '/done') desk.done(Number(said('number')), Number(said('prompts')) || 0)
    else if (!desk.choose(said('case'))) return void outgoing.writeHead(404).end('that case is not left\n')
    return void outgoing.writeHead(303, { location: '/' }).end()
  }
  if (post || desk.server()?.hasAt(url.pathname)) return talk(desk, incoming, outgoing, url)
  outgoing.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(desk.page())
}

/** The errand after that number, as soon as there is one. */
async function next(desk: Desk, after: number, outgoing: ServerResponse): Promise<void> {
  const until = performance.now() + LONGEST_WAIT_MS
  for (;;) {
    const errand = desk.errand()
    const news = errand === 'over' ? { over: true } : errand && errand.number > after ? errand : undefined
    if (news || performance.now() > until || outgoing.destroyed) {
      const about = news && 'number' in news ? { case: desk.now()?.id, purpose: desk.now()?.purpose } : {}
      outgoing.writeHead(news ? 200 : 204, { 'content-type': 'application/json' })
      return void outgoing.end(news ? JSON.stringify({ ...about, ...news }) : undefined)
    }
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
}

/** A message of the device, for the case that it can be about. Whatever comes out of season is told to come back. */
async function talk(
  desk: Desk,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  url: URL,
): Promise<void> {
  const body = await bodyOf(incoming)
  if (!body) return void outgoing.writeHead(413).end()
  const server = desk.server()
  if (!server || (!server.hasAt(url.pathname) && uncalled(body, desk.errand())))
    return void outgoing.writeHead(503, { 'retry-after': '1' }).end()
  const headers = Object.fromEntries(
    Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]),
  )
  const method = incoming.method === 'GET' ? 'GET' : 'POST'
  const answer = await server.handle({ method, url: url.href, headers, body })
  outgoing
    .writeHead(answer.status, { ...answer.headers, 'content-length': answer.body.length })
    .end(answer.body)
}

/** A session that the device begins of its own accord while it is to be triggered says nothing about the trigger. */
function uncalled(body: Buffer, errand: Errand | 'over' | undefined): boolean {
  if (errand === undefined || errand === 'over' || errand.deed.do !== 'deliver') return false
  const { message } = reading(body, sniffContent(body))
  return alertsIn(message, '1201').length > 0
}

async function bodyOf(incoming: IncomingMessage): Promise<Buffer | undefined> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of incoming as AsyncIterable<Buffer>) {
    size += part.length
    if (size > MOST_BYTES) return undefined
    parts.push(part)
  }
  return Buffer.concat(parts)
}
