import { expect, it } from 'vitest'
import { loadCases } from '../../../../harness/farm/conformance/catalogue.ts'
import { playWithClient } from '../../../../harness/farm/conformance/play-client-case.ts'
import type { Dialect } from '../../../../harness/history/event.ts'
import type { ClientCase } from '../../../../harness/stage/conformance/case.ts'
import type { Client } from '../../../../harness/stage/conformance/client.ts'
import type { ScriptedServer } from '../../../../harness/stage/conformance/scripted-server.ts'
import type { PlayResult } from '../../../../harness/verdict/result.ts'
import { BAD_CLIENTS } from './bad-clients.ts'

const dialects: readonly Dialect[] = [
  { content: 'xml', auth: 'md5' },
  { content: 'xml', auth: 'mac' },
]

/** What only a client that is nearly right comes to: a sealed document, a final alert, a proof in every message. */
const FARTHER =
  /^client\/(bootstrap|card|firmware)\/|security\/(challenges-the-server|credential-each|hmac-in|nonces-for)|session\/(target-echo|final)$/

async function play(
  definition: ClientCase,
  dialect: Dialect,
  make: (typeof BAD_CLIENTS)[number],
): Promise<PlayResult> {
  let server: ScriptedServer | undefined
  const client: Client = make(dialect, (request) => {
    if (!server) throw new Error('no server yet')
    return server.handle(request)
  })
  const order = { definition, dialect, seed: 'bad', deadlineMs: 2_000, replay: '', strict: false }
  const meet = (met: ScriptedServer) => {
    server = met
  }
  return (await playWithClient(order, client, meet, 'http://x.example/dm', [])).result
}

/** A case that nobody can fail says nothing. */
it('a client that is none fails every case that it comes to', { timeout: 60_000 }, async () => {
  const failing = new Set<string>()
  const cases = (await loadCases('client')).filter((each): each is ClientCase => 'play' in each)
  for (const dialect of dialects) {
    for (const make of BAD_CLIENTS) {
      const left = cases.filter(
        ({ id, inapplicable }) => !failing.has(id) && inapplicable?.(dialect) === undefined,
      )
      for (const { scenario, verdict } of await Promise.all(left.map((each) => play(each, dialect, make))))
        if (verdict === 'fail') failing.add(scenario)
    }
  }
  const unshown = cases.map(({ id }) => id).filter((id) => !failing.has(id))
  expect(unshown.filter((id) => !FARTHER.test(id))).toEqual([])
  expect(failing.size).toBeGreaterThan(200)
})
