import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type NetworkListener, serveNetwork } from '../../../../simulators/network/listener.ts'

let network: NetworkListener
beforeAll(async () => {
  network = await serveNetwork(async () => ({ status: 200, body: { fine: true } }))
})
afterAll(() => network.close())

describe('the network functions on a port', () => {
  it('keep a connection open longer than a server leaves it idle: a question that meets it closing is lost', async () => {
    const head = await new Promise<string>((resolve, reject) => {
      request(`${network.url}/hlr/subscribers`, { headers: { connection: 'keep-alive' } }, (response) => {
        response.resume()
        resolve(String(response.headers['keep-alive']))
      })
        .on('error', reject)
        .end()
    })
    expect(Number(/timeout=(\d+)/.exec(head)?.[1])).toBeGreaterThanOrEqual(60)
  })
})
