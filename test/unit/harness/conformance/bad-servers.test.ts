import { expect, it } from 'vitest'
import { listen } from '../../../../harness/cli/staging.ts'
import { loadCases } from '../../../../harness/farm/conformance/catalogue.ts'
import { runCases } from '../../../../harness/farm/conformance/run-cases.ts'
import { Switchboard } from '../../../../harness/farm/switchboard.ts'
import { startEmbedded } from '../../../../harness/target/embedded.ts'
import { playsIn, unfailing } from './spoiled.ts'

/** What the reference server says to every case, in the dialects that between them leave none out. */
async function said(): Promise<Uint8Array[]> {
  const switchboard = new Switchboard()
  const network = await listen(switchboard, undefined)
  const embedded = await startEmbedded({
    ...{ seed: 'bad', auths: ['md5', 'mac'], contents: ['xml', 'wbxml'], defects: [], network: network.url },
    ...{ host: '127.0.0.1', port: 0, database: ':memory:', timeoutMs: 10_000 },
  })
  const octets: Uint8Array[] = []
  try {
    await runCases({
      ...{ cases: await loadCases('server'), targets: embedded.targets, seed: 'bad', switchboard, lanes: 6 },
      ...{ deadlineMs: 20_000, signal: new AbortController().signal, replayWords: '' },
      onCase: async (_, history) => void (history && octets.push(history)),
    })
    return octets
  } finally {
    await embedded.close()
    await network.close()
  }
}

/** A case that no server can fail says nothing. */
it('a server whose answers are wrong fails every case', { timeout: 120_000 }, async () => {
  const { passed, never } = unfailing(await loadCases('server'), await playsIn(await said()), 'received')
  expect(never).toEqual([])
  expect(passed.size).toBeGreaterThan(300)
})
