import { type AddressInfo, createServer, type Socket } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { LeanClient, type LeanClientOptions } from '../../../../../harness/load/wire/lean-client.ts'
import { ClosedPorts } from '../../../../../harness/load/wire/ports.ts'
import type { Waiter } from '../../../../../harness/load/wire/wire.ts'

const ANSWER = 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok'

describe('the lean client', () => {
  let sockets: Socket[] = []
  let port = 0
  let client: LeanClient | undefined
  const server = createServer((socket) => {
    sockets.push(socket)
    socket.on('error', () => socket.destroy())
    socket.on('data', () => socket.write(ANSWER))
  })
  beforeEach(async () => {
    sockets = []
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    port = (server.address() as AddressInfo).port
  })
  afterEach(async () => {
    client?.close()
    for (const socket of sockets) socket.destroy()
    await new Promise<void>((resolve) => server.close(() => resolve()))
  })

  function make(options: Partial<LeanClientOptions>): LeanClient {
    client = new LeanClient({
      ...{ host: '127.0.0.1', port, connections: 2, timeoutMs: 5_000, maxBytes: 1_000 },
      ...{ now: () => performance.now(), ...options },
    })
    return client
  }

  /** Sends one message after the other for one waiter. */
  async function exchange(by: LeanClient, waiter: Waiter, times = 1): Promise<void> {
    for (let n = 0; n < times; n++) {
      await new Promise<void>((resolve, reject) => {
        waiter.answered = () => resolve()
        waiter.failed = reject
        by.send('POST / HTTP/1.1\r\ncontent-length: 0\r\n\r\n', waiter)
      })
    }
  }
  const waiter = (): Waiter => ({ answered: () => undefined, failed: () => undefined })

  it('has sessions share connections that stay', async () => {
    const shared = make({})
    for (let n = 0; n < 4; n++) await exchange(shared, waiter(), 2)
    expect(sockets).toHaveLength(1)
    expect(shared.ports).toBe(1)
  })

  it('gives each waiter a connection of its own until it is released, where that is wanted', async () => {
    const own = make({ own: true })
    const [one, other, third] = [waiter(), waiter(), waiter()]
    await exchange(own, one, 3)
    await exchange(own, other, 2)
    expect(sockets).toHaveLength(2)
    const waiting = exchange(own, third)
    expect(own.waiting).toBe(1)
    own.release(one)
    await waiting
    expect(sockets).toHaveLength(3)
    expect(own.connections).toBe(2)
    // The closed one keeps its port for a while.
    expect(own.ports).toBe(3)
  })

  it('comes from each of its addresses in turn', async () => {
    const many = make({ own: true, addresses: ['127.0.0.2', '127.0.0.3'] })
    await exchange(many, waiter())
    await exchange(many, waiter())
    expect(sockets.map(({ remoteAddress }) => remoteAddress).sort()).toEqual(['127.0.0.2', '127.0.0.3'])
    expect(many.ports).toBe(1)
  })
})

describe('ports of closed connections', () => {
  it('are taken for a minute', () => {
    const ports = new ClosedPorts()
    for (let n = 0; n < 5; n++) ports.closed(1_000_000 + n)
    ports.closed(1_030_000)
    expect(ports.count(1_059_000)).toBe(6)
    expect(ports.count(1_060_500)).toBe(1)
    expect(ports.count(1_300_000)).toBe(0)
  })
})
