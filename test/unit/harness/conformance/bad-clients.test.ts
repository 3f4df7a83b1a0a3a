import { expect, it } from 'vitest'
import { loadCases } from '../../../../harness/farm/conformance/catalogue.ts'
import { playWithClient } from '../../../../harness/farm/conformance/play-client-case.ts'
import { runClientCases } from '../../../../harness/farm/conformance/run-client-cases.ts'
import type { Dialect } from '../../../../harness/history/event.ts'
import type { ClientCase, ConformanceCase } from '../../../../harness/stage/conformance/case.ts'
import type { Client } from '../../../../harness/stage/conformance/client.ts'
import type { ScriptedServer } from '../../../../harness/stage/conformance/scripted-server.ts'
import type { PlayResult } from '../../../../harness/verdict/result.ts'
import { BAD_CLIENTS } from './bad-clients.ts'
import { playsIn, unfailing } from './spoiled.ts'

const dialects: readonly Dialect[] = [
  { content: 'xml', auth: 'md5' },
  { content: 'xml', auth: 'mac' },
]

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

/** What our own device says in every case. */
async function said(cases: readonly ConformanceCase[]): Promise<Uint8Array[]> {
  const octets: Uint8Array[] = []
  await runClientCases({
    ...{ cases, dialects, seed: 'bad', defects: [], strict: false },
    signal: new AbortController().signal,
    onCase: async (_, history) => void (history && octets.push(history)),
  })
  return octets
}

/** A case that nobody can fail says nothing. */
it('every case can be failed', { timeout: 120_000 }, async () => {
  const failing = new Set<string>()
  const cases = (await loadCases('client')).filter((each): each is ClientCase => 'play' in each)
  const unshown = () => cases.filter(({ id }) => !failing.has(id))
  for (const dialect of dialects) {
    for (const make of BAD_CLIENTS) {
      const left = unshown().filter(({ inapplicable }) => inapplicable?.(dialect) === undefined)
      for (const { scenario, verdict } of await Promise.all(left.map((each) => play(each, dialect, make))))
        if (verdict === 'fail') failing.add(scenario)
    }
  }
  expect(failing.size).toBeGreaterThan(200)
  // Some cases come to something only with a client that is nearly right: what such a one says is spoiled.
  const { passed, never } = unfailing(unshown(), await playsIn(await said(unshown())), 'sent')
  expect(never).toEqual([])
  expect(unshown().filter(({ id }) => !passed.has(id))).toEqual([])
})
