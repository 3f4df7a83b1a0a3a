import { describe, expect, it } from 'vitest'
import { TimerWheel } from '../../../../harness/load/wheel.ts'

describe('a timer wheel', () => {
  it('goes off once for each alarm, never early and at most a millisecond late, however far away', () => {
    const wheel = new TimerWheel(5_000, 1_000.5)
    const due = Array.from(
      { length: 5_000 },
      (_, row) => 1_000.5 + ((row * 7_919) % 2_500_000) + (row % 10) / 10,
    )
    for (const [row, at] of due.entries()) wheel.schedule(row, at)
    const fired = new Map<number, number>()
    for (let now = 1_000.5; wheel.set > 0; now += 1 + (fired.size % 3)) {
      wheel.turn(now, (row, at) => {
        expect(fired.has(row)).toBe(false)
        expect(at).toBe(due[row])
        fired.set(row, now)
      })
    }
    expect(fired.size).toBe(5_000)
    for (const [row, at] of fired) {
      expect(at).toBeGreaterThanOrEqual(due[row] ?? 0)
      expect(at - (due[row] ?? 0)).toBeLessThanOrEqual(4)
    }
  })

  it('lets an alarm be set again from within its own going off', () => {
    const wheel = new TimerWheel(1, 0)
    let times = 0
    const again = (row: number, due: number) => {
      times += 1
      if (times < 5) wheel.schedule(row, due + 3)
    }
    wheel.schedule(0, 3)
    for (let now = 0; now < 30; now += 1) wheel.turn(now, again)
    expect(times).toBe(5)
  })

  it('refuses a second alarm for the same device', () => {
    const wheel = new TimerWheel(1, 0)
    wheel.schedule(0, 5)
    expect(() => wheel.schedule(0, 6)).toThrow('has an alarm already')
  })
})
