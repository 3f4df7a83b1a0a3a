import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PlayHistory } from '../../../../harness/history/event.ts'
import type { PlayResult } from '../../../../harness/verdict/result.ts'
import { detailsOf } from '../../../../reports/html/detail.ts'
import { html } from '../../../../reports/html/html.ts'
import { PLAYED, playHistories, RUN } from '../../../golden/reports/fixture.ts'

const folder = mkdtempSync(join(tmpdir(), 'rollcall-page-'))
afterAll(() => rmSync(folder, { recursive: true }))

async function rendered(result = RUN, histories: () => AsyncIterable<PlayHistory> = playHistories) {
  const path = join(folder, 'index.html')
  await html(path).end(result, histories)
  return readFileSync(path, 'utf8')
}

describe('the page', () => {
  let page: string
  beforeAll(async () => {
    page = await rendered()
  })

  it('has no script, no address to load from, and no style but the one that its policy names', () => {
    expect(page).not.toMatch(/<script|javascript:|\son\w+="|\sstyle="|<link|<img|@import|url\(/i)
    expect(page.match(/\ssrc=/)).toBeNull()
    for (const [, target] of page.matchAll(/\shref="([^"]*)"/g)) expect(target).toMatch(/^#/)
    const style = /<style>([\s\S]*?)<\/style>/.exec(page)?.[1] ?? ''
    const hash = createHash('sha256').update(style).digest('base64')
    expect(page).toContain(`content="default-src 'none'; style-src 'sha256-${hash}';`)
  })

  it('leads every link to a place that is there, and has each place once', () => {
    const ids = [...page.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const [, target] of page.matchAll(/href="#([^"]*)"/g)) expect(ids).toContain(target)
  })

  it('closes what it opens', () => {
    const open: string[] = []
    for (const [, slash, name = ''] of page.matchAll(/<(\/?)([a-z][a-z0-9]*)[^>]*?>/g)) {
      if (['meta', 'br', 'rect'].includes(name)) continue
      if (slash === '') open.push(name)
      else expect(open.pop()).toBe(name)
    }
    expect(open).toEqual([])
  })

  it('says the verdict first, then what to look at, then what was not evaluated', () => {
    const order = [
      '<h1>',
      'Not evaluated</a>:',
      'id="findings"',
      'id="not-evaluated"',
      'id="properties"',
      'id="matrix"',
      'id="plays"',
    ]
    const places = order.map((text) => page.indexOf(text))
    expect(places).toEqual([...places].sort((a, b) => a - b))
    expect(places[0]).toBeGreaterThan(0)
    expect(page).toContain('rollcall run --seed 42 --defect hlr-by-imei')
  })

  it('leaves nothing behind', () => {
    expect(readdirSync(folder)).toEqual(['index.html'])
  })

  it('always says what was not evaluated, also when that is nothing', async () => {
    const [first] = RUN.plays as [PlayResult]
    const checks = first.checks.filter(({ evaluated }) => evaluated > 0)
    const clean = await rendered({
      ...{ ...RUN, verdict: 'pass', plays: [{ ...first, checks }] },
      counts: { pass: 1, fail: 0, inconclusive: 0, error: 0, unsupported: 0 },
    })
    expect(clean).toContain('Nothing was left out')
    expect(clean).toContain('Nothing failed, broke or stayed open')
  })

  it('is written for a run of nothing as well', async () => {
    const counts = { pass: 0, fail: 0, inconclusive: 0, error: 0, unsupported: 0 }
    const empty = await rendered({
      ...RUN,
      verdict: 'inconclusive',
      reason: 'nothing was played',
      plays: [],
      counts,
    })
    expect(empty).toContain('nothing was played')
  })
})

describe('a thousand plays', () => {
  it('are shown to the octet where they did not pass and once for each variation, and keep the page small', async () => {
    const [passed, , , failed] = RUN.plays as [PlayResult, PlayResult, PlayResult, PlayResult]
    const many = Array.from({ length: 1000 }, (_, n): PlayResult => {
      const of = n % 100 === 99 ? failed : passed
      return { ...of, scenario: `s${n >> 3}`, play: `s${n >> 3}@${n}` }
    })
    const detailOf = detailsOf(many)
    const shown = many.map(detailOf)
    expect(shown.filter((each) => each === 'octets')).toHaveLength(1 + 10)
    expect(shown.filter((each) => each === 'ladder')).toHaveLength(124)
    const [history] = PLAYED as [PlayHistory]
    async function* histories(): AsyncGenerator<PlayHistory> {
      for (const { play } of many) yield { ...history, header: { ...history.header, play } }
    }
    const page = await rendered({ ...RUN, plays: many }, histories)
    expect(page.length).toBeLessThan(6_000_000)
    expect(page.match(/class="msg"/g)?.length).toBe(135 * 5)
    // One message of each ladder is no SyncML: its octets are all there is of it.
    expect(page.match(/<summary>Octets/g)?.length).toBe(11 * 5 + 124)
  })

  it('never shows what was not played', () => {
    const [passed, , , , , unsupported] = RUN.plays as [PlayResult, ...PlayResult[]]
    const first = { ...(unsupported as PlayResult), scenario: passed.scenario }
    expect([first, passed].map(detailsOf([first, passed]))).toEqual(['outcome', 'octets'])
  })
})
