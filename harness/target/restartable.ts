import { createServer } from 'node:http'
import type { ReferenceServerOptions } from '../../simulators/server/options.ts'
import { type ReferenceServer, startReferenceServer } from '../../simulators/server/reference-server.ts'
import { listening } from '../../simulators/world/listening.ts'

/** How a server is made: anew for each life, since a process that died takes its memory along. */
export type OptionsOfLife = (life: number) => ReferenceServerOptions

/** A reference server that can die and come back at the same addresses, with what its database has kept. */
export class Restartable {
  readonly #optionsOf: OptionsOfLife
  #server: ReferenceServer
  #life = 0

  private constructor(optionsOf: OptionsOfLife, server: ReferenceServer) {
    this.#optionsOf = optionsOf
    this.#server = server
  }

  static async start(optionsOf: OptionsOfLife): Promise<Restartable> {
    return new Restartable(optionsOf, await startReferenceServer(optionsOf(0)))
  }

  get server(): ReferenceServer {
    return this.#server
  }

  /** Dies without a word and is started again. */
  async restart(): Promise<void> {
    const { url, operatorUrl, secureOrigin } = this.#server
    await this.#server.crash()
    this.#life += 1
    this.#server = await startReferenceServer({
      ...this.#optionsOf(this.#life),
      port: portOf(url),
      operatorPort: portOf(operatorUrl),
      ...(secureOrigin !== undefined && { securePort: portOf(secureOrigin) }),
    })
  }

  close(): Promise<void> {
    return this.#server.close()
  }
}

const portOf = (url: string) => Number(new URL(url).port)

/** Whoever may have servers restarted: `POST /<index>`, answered when that server is back. */
export async function restartPoint(
  servers: readonly Restartable[],
): Promise<{ url: string; close(): Promise<void> }> {
  const point = createServer((incoming, outgoing) => {
    const server = servers[Number(incoming.url?.slice(1))]
    const done = (status: number, body: object) =>
      outgoing.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    incoming.resume()
    if (incoming.method !== 'POST' || !server) return done(404, { error: 'there is no such server' })
    server.restart().then(
      () => done(200, { outcome: 'restarted' }),
      (error: unknown) => done(500, { error: (error as Error).message }),
    )
  })
  return listening(point)
}
