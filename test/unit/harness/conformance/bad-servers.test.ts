import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { listen } from '../../../../harness/cli/staging.ts'
import { loadCases } from '../../../../harness/farm/conformance/catalogue.ts'
import { runCases } from '../../../../harness/farm/conformance/run-cases.ts'
import { Switchboard } from '../../../../harness/farm/switchboard.ts'
import type { PlayHistory } from '../../../../harness/history/event.ts'
import { readHistory } from '../../../../harness/history/reader.ts'
import { startEmbedded } from '../../../../harness/target/embedded.ts'
import { judgeCase } from '../../../../harness/verdict/judge-case.ts'
import { BAD_ANSWERS } from './bad-answers.ts'

const folder = mkdtempSync(join(tmpdir(), 'bad-servers-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** What the reference server says to every case, in the dialects that between them leave none out. */
async function histories(): Promise<PlayHistory[]> {
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
  } finally {
    await embedded.close()
    await network.close()
  }
  const file = join(folder, 'history.ndjson.gz')
  writeFileSync(file, Buffer.concat(octets))
  const plays: PlayHistory[] = []
  for await (const play of readHistory(file)) plays.push(play)
  return plays
}

/** A case that no server can fail says nothing. */
it('answers that are wrong fail every case', { timeout: 120_000 }, async () => {
  const cases = new Map((await loadCases('server')).map((each) => [each.id, each]))
  const played = await histories()
  const unshown = new Set(played.map(({ header }) => header.scenario).filter((id) => cases.has(id)))
  for (const { header, events } of played) {
    const definition = cases.get(header.scenario)
    if (!definition || !unshown.has(header.scenario)) continue
    expect(judgeCase(definition, { header, events }).verdict, header.play).toBe('pass')
    for (const spoil of Object.values(BAD_ANSWERS)) {
      if (judgeCase(definition, { header, events: spoil(events) }).verdict !== 'fail') continue
      unshown.delete(header.scenario)
      break
    }
  }
  expect([...unshown]).toEqual([])
  expect(new Set(played.map(({ header }) => header.scenario)).size).toBeGreaterThan(300)
})
