import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { RunResult } from '../../harness/verdict/result.ts'
import { rollcall, scratch } from './cli.ts'
import { type HostileServer, type Hostility, hostileServer } from './hostile-server.ts'

const SCENARIO = `export default {
  id: 'own/session', title: 'A session with whatever is there', purpose: 'The phone survives its server.',
  useCase: '5.1.4', variation: 'B5', guarded: 'OP-CONF', outcome: 'performed', proves: [], needs: ['account'],
  async play(stage) {
    const owner = stage.cast.subscriber()
    const phone = stage.cast.phone({ holder: owner, origin: 'fresh' })
    phone.insert(stage.cast.card({ owner }))
    await phone.switchOn()
    phone.given()
    await phone.session()
  },
}
`

const target = (url: string) => `endpoint: ${url}
auth: [md5]
content: [xml, wbxml]
timeoutSeconds: 1
account:
  imei: "490154203237518"
  serverId: dm.example
  client: { name: device, secret: c-secret }
  server: { name: dm.example, secret: s-secret }
`

const REASONS: Record<Hostility, RegExp> = {
  garbage: /not SyncML/,
  hang: /no complete answer within 1 s/,
  flood: /larger than 1048576 octets/,
  'close-mid-body': /closed in the middle/,
  'not-http': /not HTTP/,
  'endless-drip': /no complete answer within 1 s/,
  empty: /the answer is empty/,
}

let server: HostileServer | undefined
afterEach(async () => server?.close())

describe('a hostile target', () => {
  it.each(Object.entries(REASONS) as [Hostility, RegExp][])(
    '%s ends in a verdict that says so',
    async (hostility, reason) => {
      server = await hostileServer(hostility)
      const cwd = scratch()
      writeFileSync(join(cwd, 'own.mjs'), SCENARIO)
      writeFileSync(join(cwd, 'target.yaml'), target(server.url))
      const { code, stderr } = await rollcall(
        ['run', '--target', 'target.yaml', '--scenarios', '.', '--only', 'own/', '--seed', 'h'],
        { cwd },
      )
      expect(stderr).not.toMatch(/internal error|at .*\.js:\d+/)
      expect(code).toBe(1)
      const result = JSON.parse(readFileSync(join(cwd, 'runs/run/latest/result.json'), 'utf8')) as RunResult
      expect(result.plays).toHaveLength(2)
      for (const play of result.plays) expect(play.reason).toMatch(reason)
      expect(server.connections()).toBeGreaterThan(0)
    },
  )

  it('that refuses connections is said to do so', async () => {
    const { code, stdout } = await rollcall(['doctor', '--target', 'http://127.0.0.1:9/dm'])
    expect(code).toBe(1)
    expect(stdout).toMatch(/connection was refused; is the server running/)
  })
})
