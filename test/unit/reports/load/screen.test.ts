import { describe, expect, it } from 'vitest'
import type { LoadResult } from '../../../../harness/verdict/load-result.ts'
import { progressLine, screen } from '../../../../reports/load/screen.ts'
import { LOAD } from '../../../golden/reports/load-fixture.ts'

const plain = { width: 100, height: 50, colour: false }
const drawn = (result: LoadResult, more = {}) => screen(result, { ...plain, ...more })
const COLOURS = /\u001b\[\d+m/g

describe('the screen of a load run', () => {
  it.each([20, 40, 60, 76, 80, 200])('is never wider than %i columns, in colours or without', (width) => {
    for (const colour of [false, true]) {
      const lines = drawn(LOAD, { width, colour })
      expect(lines.length).toBeGreaterThan(15)
      for (const line of lines) expect(line.replace(COLOURS, '').length).toBeLessThanOrEqual(width)
    }
  })

  it('is never higher than the terminal: what has no room is the end of the ladder', () => {
    const whole = drawn(LOAD)
    expect(drawn(LOAD, { height: 10 })).toEqual(whole.slice(0, 10))
    expect(drawn(LOAD, { height: 0 })).toHaveLength(1)
  })

  it('says everything at 60 columns, but for one percentile of the ladder', () => {
    const text = drawn(LOAD, { width: 60 }).join('\n')
    for (const word of ['wanted 120', 'http-503 28', 'violations 2', 'cpu 99 % ✗', 'in flight', 'p50', 'p99'])
      expect(text).toContain(word)
  })

  it('shows of every step of the ladder how often, how many are in flight, how long, and how many failed', () => {
    const [row = ''] = drawn(LOAD).filter((line) => line.startsWith('→ pkg1 alert'))
    expect(row.replaceAll('\u202f', '').split(/ {2,}/)).toEqual([
      ...['→ pkg1 alert + DevInfo', '3610', '5', '4.2 ms', '13 ms', '21 ms', '38'],
    ])
  })

  it('lets no control character of a plan through, and has none of its own without colours', () => {
    const lines = drawn(LOAD)
    expect(lines.join('')).not.toMatch(/[\u0000-\u001f]/)
    expect(lines[0]).toContain('evening␛[2J')
  })

  it('says the stage, the warm-up, and that open sessions may end', () => {
    const at = (seconds: number) =>
      drawn({ ...LOAD, seconds })
        .slice(0, 2)
        .join('\n')
    expect(at(3)).toMatch(/0:03 of 1:00 {2}warming up(.|\n)*stage 1\/2 open, ramp/)
    expect(at(16)).toContain('stage 2/2 open, Poisson')
    expect(at(16)).not.toContain('warming up')
    expect(at(61)).toContain('stage open sessions may end')
  })

  it('has something to say before anything has ended, and in a closed stage', () => {
    const series = [
      { ...{ second: 0, arrived: 1, complete: 0, failed: 0, messages: 1, open: 1, waiting: 0 } },
    ]
    const begun = {
      ...LOAD,
      series,
      ladder: [],
      plays: [],
      sessions: { ...LOAD.sessions, latency: { samples: 0 } },
    }
    const text = drawn(begun).join('\n')
    expect(text).toContain('no session has ended yet')
    expect(text).toContain('wanted as the target allows')
  })

  it('is one line where there is no terminal', () => {
    expect(progressLine(LOAD)).toBe(
      '32 s  114 sessions/s  open 7  waiting 3  p99 1.31 s  failed 40  violations 2',
    )
  })
})
