import type { AddressInfo } from 'node:net'
import { createServer, type Server, type Socket } from 'node:net'

export type Hostility =
  | 'garbage'
  | 'hang'
  | 'flood'
  | 'close-mid-body'
  | 'not-http'
  | 'endless-drip'
  | 'empty'

export interface HostileServer {
  readonly url: string
  readonly connections: () => number
  close(): Promise<void>
}

const head = (length: number, type = 'application/vnd.syncml.dm+xml') =>
  `HTTP/1.1 200 OK\r\nContent-Type: ${type}\r\nContent-Length: ${length}\r\n\r\n`

const MANNERS: Record<Hostility, (socket: Socket) => void> = {
  garbage: (socket) => socket.end(`${head(12)}<<<<\u0000\u0001&&&&>>`),
  hang: () => undefined,
  flood: (socket) => flood(socket, 100 * 1024 * 1024),
  'close-mid-body': (socket) => {
    socket.write(`${head(5000)}<?xml version="1.0"?><SyncML xmlns="SYNCML:SYNCML1.2"><SyncHdr>`)
    setTimeout(() => socket.destroy(), 20)
  },
  'not-http': (socket) => socket.end('SSH-2.0-OpenSSH_9.2\r\n'),
  'endless-drip': (socket) => {
    socket.write(head(1_000_000))
    const timer = setInterval(() => socket.write('x'), 50)
    socket.on('close', () => clearInterval(timer))
  },
  empty: (socket) => socket.end(head(0)),
}

/** A server that answers each request in one particular bad way. */
export async function hostileServer(hostility: Hostility): Promise<HostileServer> {
  const sockets = new Set<Socket>()
  let connections = 0
  const server: Server = createServer((socket) => {
    connections += 1
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => socket.destroy())
    socket.once('data', () => MANNERS[hostility](socket))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/dm`,
    connections: () => connections,
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function flood(socket: Socket, octets: number): void {
  socket.write(head(octets))
  const block = Buffer.alloc(64 * 1024, 0x20)
  let sent = 0
  const more = () => {
    while (sent < octets) {
      sent += block.length
      if (!socket.write(block)) return void socket.once('drain', more)
    }
    socket.end()
  }
  more()
}
