import { describe, expect, it } from 'vitest'
import type { PlayResult } from '../../../../harness/verdict/result.ts'
import { progress } from '../../../../reports/terminal/progress.ts'
import { RUN } from '../../../golden/reports/fixture.ts'

const [passed] = RUN.plays as [PlayResult]

function screen(options: { live: boolean; colour?: boolean; columns?: number }) {
  const pieces: string[] = []
  const time = { now: 0 }
  const out = { columns: options.columns ?? 80, write: (text: string) => pieces.push(text) }
  const reporter = progress(out, { colour: options.colour ?? false, live: options.live, now: () => time.now })
  reporter.begin?.({ command: 'run', target: 'http://x/dm', seed: '42', plays: 1000, workers: 2 })
  return { pieces, time, reporter }
}

describe('progress on a terminal', () => {
  it('never wraps its line, however long the names are', () => {
    for (const columns of [40, 80, 200]) {
      const { pieces, reporter, time } = screen({ live: true, columns })
      for (let n = 0; n < 50; n++) {
        time.now += 1000
        reporter.play?.({ ...passed, play: `uc-5.1.4/${'long-'.repeat(n)}` })
      }
      const lines = pieces.slice(1).filter((piece) => piece.includes('plays'))
      expect(lines.length).toBe(50)
      for (const line of lines) expect(line.length).toBeLessThan(columns)
    }
  })

  it('draws no more often than an eye can follow', () => {
    const { pieces, reporter, time } = screen({ live: true })
    for (let n = 0; n < 1000; n++) {
      time.now += 1
      reporter.play?.(passed)
    }
    expect(pieces.filter((piece) => piece.includes('plays  ')).length).toBeLessThan(15)
  })

  it('tells the time that is left from the pace so far', () => {
    const { pieces, reporter, time } = screen({ live: true })
    time.now += 50
    reporter.play?.(passed)
    expect(pieces.at(-1)).toContain('50 s left')
  })

  it('keeps a failure as a line of its own and clears the line in the end', () => {
    const { pieces, reporter } = screen({ live: true })
    reporter.play?.({ ...passed, verdict: 'fail', reason: 'evil \u001b[2J' })
    expect(pieces.join('')).toContain('✗ uc-5.1.4/b3-network-provisioning@xml+md5  evil ␛[2J\n')
    pieces.length = 0
    void reporter.end(RUN, async function* () {})
    expect(pieces).toEqual(['\r\u001b[K'])
  })
})

describe('progress elsewhere', () => {
  it('writes plain lines now and then, without a single control character', () => {
    const { pieces, reporter, time } = screen({ live: false })
    for (let n = 0; n < 250; n++) {
      time.now += 10
      reporter.play?.(passed)
    }
    time.now += 31_000
    reporter.play?.(passed)
    void reporter.end(RUN, async function* () {})
    const lines = pieces.slice(1)
    expect(lines.map((line) => line.split(' ')[0])).toEqual(['100/1000', '200/1000', '251/1000'])
    expect(lines.join('').replaceAll('\n', '')).not.toMatch(/[\u0000-\u001f]/)
  })
})
