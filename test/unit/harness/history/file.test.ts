import { appendFileSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { PlayHeader, PlayHistory, Stamped } from '../../../../harness/history/event.ts'
import { readHistory } from '../../../../harness/history/reader.ts'
import { encodePlay, HistoryProblem, HistoryWriter } from '../../../../harness/history/writer.ts'

const header = (play: string): PlayHeader => ({
  ...{ play, scenario: 'x', title: 'X', purpose: 'X.', seed: 's', log: false, flags: {}, replay: '' },
  dialect: { content: 'xml', auth: 'md5' },
  expectation: {
    ...{ useCase: '5.1.4', variation: 'B3', guarded: 'OP-BOOT', outcome: 'performed', proves: [] },
  },
})
const events: Stamped[] = [
  { kind: 'net.detach', imsi: '234150000000001', imei: '35000000000001', t: 0, seq: 0 },
  { kind: 'attack', name: 'a', detail: 'the password is hunter2-hunter2', t: 40, seq: 1 },
]

let folder: string
let path: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'history-'))
  path = join(folder, 'history.ndjson.gz')
})
afterEach(() => rmSync(folder, { recursive: true }))

function keep(...plays: readonly string[]): void {
  const writer = new HistoryWriter(path)
  for (const play of plays) writer.append(encodePlay(header(play), events, ['hunter2-hunter2']))
  writer.close()
}

async function read(): Promise<{ plays: PlayHistory[]; damaged: string | undefined }> {
  const plays: PlayHistory[] = []
  const reading = readHistory(path)
  for (;;) {
    const step = await reading.next()
    if (step.done) return { plays, damaged: step.value.damaged }
    plays.push(step.value)
  }
}

describe('a history', () => {
  it('is read as it was written, play by play, without its secrets', async () => {
    keep('one', 'two')
    const { plays, damaged } = await read()
    expect(damaged).toBeUndefined()
    expect(plays.map((play) => play.header)).toEqual([header('one'), header('two')])
    expect(plays[0]?.events).toEqual([
      events[0],
      { ...events[1], detail: `the password is ${'*'.repeat(15)}` },
    ])
  })

  it('is continued by another writer', async () => {
    keep('one')
    keep('two')
    expect((await read()).plays).toHaveLength(2)
  })

  it('that was cut off keeps the plays before, and says so', async () => {
    keep('one', 'two')
    truncateSync(path, readFileSync(path).length - 20)
    const { plays, damaged } = await read()
    expect(plays.map((play) => play.header.play)).toEqual(['one'])
    expect(damaged).toMatch(/unexpected end of file/)
  })

  it.each([
    ['foreign octets', 'no gzip at all'],
    ['what begins like a play', '\x1f\x8b\x08 and is none'],
  ])('with %s at its end keeps the plays before, and says so', async (_, tail) => {
    keep('one', 'two')
    appendFileSync(path, tail, 'latin1')
    const { plays, damaged } = await read()
    expect(plays.map((play) => play.header.play)).toEqual(['one', 'two'])
    expect(damaged).toBeDefined()
  })

  it('longer than is read ahead is read whole', async () => {
    keep(...Array.from({ length: 3000 }, (_, at) => `play ${at}`))
    const { plays, damaged } = await read()
    expect(damaged).toBeUndefined()
    expect(plays).toHaveLength(3000)
    expect(plays.at(-1)?.header.play).toBe('play 2999')
  })

  it('that is not there is damaged from the start', async () => {
    expect(await read()).toEqual({ plays: [], damaged: expect.stringMatching(/ENOENT/) })
  })

  it('that is no history is damaged from the start', async () => {
    writeFileSync(path, 'no gzip at all')
    expect(await read()).toEqual({ plays: [], damaged: expect.stringMatching(/incorrect header/) })
  })

  it('that cannot be kept says where and why', () => {
    expect(() => new HistoryWriter(join(folder, 'none', 'x'))).toThrow(HistoryProblem)
    expect(() => new HistoryWriter(join(folder, 'none', 'x'))).toThrow(/cannot keep the history in .*ENOENT/)
  })
})
