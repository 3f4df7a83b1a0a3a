import type { AddressInfo } from 'node:net'
import { createServer, type Server, type Socket } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { leanTransport } from '../../../../../harness/load/wire/lean-transport.ts'
import { httpTransport } from '../../../../../harness/stage/transport.ts'
import type { HttpResponse, TransportProblem } from '../../../../../simulators/world/transport.ts'
import { hostileServer } from '../../../../e2e/hostile-server.ts'

/** Both transports are held against the same servers: what one makes of an answer, the other makes of it too. */
const TRANSPORTS = [
  ['undici', httpTransport],
  ['lean', leanTransport],
] as const

const OPTIONS = { timeoutMs: 600, maxBytes: 64 * 1024 }

let ends: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const end of ends) await end()
  ends = []
})

/** A server that answers the n-th request with the n-th answer, cut into pieces that are sent one after the other. */
async function scripted(
  answers: readonly (readonly string[])[],
): Promise<{ url: string; requests: string[] }> {
  const requests: string[] = []
  const sockets = new Set<Socket>()
  const server: Server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => socket.destroy())
    socket.on('data', (data) => void answer(socket, data.toString('latin1')))
  })
  const answer = async (socket: Socket, request: string) => {
    if (!/^(POST|GET) /.test(request)) return
    requests.push(request)
    for (const piece of answers[requests.length - 1] ?? []) {
      if (piece === 'END') socket.end()
      else socket.write(piece, 'latin1')
      await new Promise((resolve) => setTimeout(resolve, 15))
    }
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  ends.push(async () => {
    for (const socket of sockets) socket.destroy()
    await new Promise((resolve) => server.close(resolve))
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/dm`, requests }
}

describe.each(TRANSPORTS)('the %s transport', (_name, make) => {
  const post = async (url: string, times = 1): Promise<HttpResponse[]> => {
    const transport = make(OPTIONS)
    ends.push(() => transport.close())
    const got: HttpResponse[] = []
    const request = { method: 'POST', url, headers: { 'content-type': 'text/x' } } as const
    for (let n = 0; n < times; n++) got.push(await transport.send({ ...request, body: Buffer.from('ask') }))
    return got
  }
  const problem = (url: string) => post(url).then(String, (error: TransportProblem) => error.fault)
  const text = (response: HttpResponse | undefined) => Buffer.from(response?.body ?? []).toString('latin1')

  it('sends the method, the headers and the body, and reads status, headers and body', async () => {
    const server = await scripted([['HTTP/1.1 201 Made\r\nX-Thing: a b\r\nContent-Length: 3\r\n\r\nyes']])
    const [answer] = await post(server.url)
    expect(answer?.status).toBe(201)
    expect(answer?.headers['x-thing']).toBe('a b')
    expect(text(answer)).toBe('yes')
    expect(server.requests[0]).toMatch(/^POST \/dm HTTP\/1\.1\r\n/)
    expect(server.requests[0]?.toLowerCase()).toContain('content-type: text/x\r\n')
    expect(server.requests[0]?.toLowerCase()).toContain('content-length: 3\r\n')
    expect(server.requests[0]).toMatch(/\r\n\r\nask$/)
  })

  it('puts an answer together however it is cut', async () => {
    const whole = 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello'
    const server = await scripted([
      ...Array.from(whole.slice(1), (_, at) => [whole.slice(0, at + 1), whole.slice(at + 1)]),
    ])
    const answers = await post(server.url, whole.length - 1)
    expect(new Set(answers.map(text))).toEqual(new Set(['hello']))
  })

  it('reads chunks, their extensions and trailers', async () => {
    const head = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n'
    const server = await scripted([
      [`${head}5;x=y\r\nhel`, 'lo\r', '\n1', '\r\n!\r\n0\r\nTrailer: t\r', '\n\r\n'],
      [`${head}1\r\na\r\n0\r\n\r\n`],
    ])
    expect((await post(server.url, 2)).map(text)).toEqual(['hello!', 'a'])
  })

  it('reads a body that the end of the connection ends, and goes on over another', async () => {
    const server = await scripted([
      ['HTTP/1.1 200 OK\r\n\r\nold', 'END'],
      ['HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n'],
    ])
    expect((await post(server.url, 2)).map(text)).toEqual(['old', ''])
  })

  it('does not use a connection again that the server closes', async () => {
    const closing = 'HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 1\r\n\r\nx'
    const server = await scripted([
      [closing, 'END'],
      [closing, 'END'],
    ])
    expect((await post(server.url, 2)).map(text)).toEqual(['x', 'x'])
  })

  it.each([
    ['hang', 'timeout'],
    ['flood', 'too-large'],
    ['close-mid-body', 'closed'],
    ['not-http', 'malformed'],
    ['endless-drip', 'timeout|too-large'],
  ] as const)('calls a server that does %s by its name: %s', async (manner, fault) => {
    const server = await hostileServer(manner)
    ends.push(() => server.close())
    expect(fault.split('|')).toContain(await problem(server.url))
  })

  it('calls nobody there refused', async () => {
    const server = await hostileServer('hang')
    await server.close()
    expect(await problem(server.url)).toBe('refused')
  })

  it.each([
    ['two lengths that differ', 'HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nyes'],
    ['a length that is no number', 'HTTP/1.1 200 OK\r\nContent-Length: -3\r\n\r\nyes'],
    ['a chunk of no size', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n\r\n'],
    ['a field without a colon', 'HTTP/1.1 200 OK\r\nnothing\r\nContent-Length: 0\r\n\r\n'],
    ['a status of two digits', 'HTTP/1.1 20 OK\r\nContent-Length: 0\r\n\r\n'],
  ])('refuses %s', async (_what, answer) => {
    expect(['malformed', 'other']).toContain(await problem((await scripted([[answer]])).url))
  })

  it('refuses a head without end', async () => {
    const server = await scripted([['HTTP/1.1 200 OK\r\n', `X: ${'x'.repeat(100 * 1024)}\r\n`]])
    expect(['too-large', 'malformed', 'other']).toContain(await problem(server.url))
  })
})

describe('the lean transport alone', () => {
  it('passes over 100 Continue', async () => {
    const server = await scripted([
      ['HTTP/1.1 100 Continue\r\n\r\n', 'HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx'],
    ])
    const transport = leanTransport(OPTIONS)
    ends.push(() => transport.close())
    const answer = await transport.send({
      method: 'GET',
      url: server.url,
      headers: {},
      body: new Uint8Array(),
    })
    expect(Buffer.from(answer.body).toString()).toBe('x')
  })
})
