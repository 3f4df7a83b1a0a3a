import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { html } from '../../../reports/html/html.ts'
import { json } from '../../../reports/json.ts'
import { junit } from '../../../reports/junit.ts'
import { combine } from '../../../reports/reporter.ts'
import { sarif } from '../../../reports/sarif.ts'
import { progress } from '../../../reports/terminal/progress.ts'
import { summary } from '../../../reports/terminal/summary.ts'
import { playHistories, RUN } from './fixture.ts'
import { expectPinned } from './pinned.ts'

/** The same result gives the same octets in every format, on every machine: golden files say which. */
describe('reports of the fixture run', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'rollcall-golden-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  it('writes the golden files and leaves no other', async () => {
    const reporter = combine([
      html(join(folder, 'index.html')),
      json(join(folder, 'result.json')),
      junit(join(folder, 'junit.xml')),
      sarif(join(folder, 'findings.sarif')),
    ])
    await reporter.end(RUN, playHistories)
    expect(readdirSync(folder).sort()).toEqual(['findings.sarif', 'index.html', 'junit.xml', 'result.json'])
    const written = (name: string) => readFileSync(join(folder, name), 'utf8')
    expectPinned('index.html', written('index.html'))
    expectPinned('result.json', written('result.json'))
    expectPinned('junit.xml', written('junit.xml'))
    expectPinned('findings.sarif.json', written('findings.sarif'))
  })

  it.each([
    ['summary.txt', false],
    ['summary-colour.txt', true],
  ])('%s', async (name, colour) => {
    let text = ''
    const out = { write: (piece: string) => (text += piece) }
    await summary(out, { colour, reports: ['report  runs/run/latest/index.html'] }).end(RUN, playHistories)
    expectPinned(name, text)
  })

  it.each([
    ['progress-live.txt', true],
    ['progress-plain.txt', false],
  ])('%s', async (name, live) => {
    let text = ''
    let now = 0
    const out = { columns: 100, write: (piece: string) => (text += piece) }
    const reporter = combine([progress(out, { colour: live, live, now: () => now })])
    reporter.begin({ command: 'run', target: RUN.target.endpoint, seed: '42', plays: 6, workers: 2 })
    for (const play of RUN.plays) {
      now += 20_000
      reporter.play(play)
    }
    await reporter.end(RUN, playHistories)
    expectPinned(name, text.replaceAll('\r', '␍'))
  })
})
