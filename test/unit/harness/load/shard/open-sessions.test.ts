import { describe, expect, it } from 'vitest'
import type { OpenSession } from '../../../../../harness/load/session/open-session.ts'
import { OpenSessions } from '../../../../../harness/load/shard/open-sessions.ts'

const session = (row: number) => ({ row }) as OpenSession

describe('the open sessions', () => {
  it('are found by the row of their device, and by nothing once they are over', () => {
    const open = new OpenSessions(5)
    for (const row of [3, 0, 4]) open.add(session(row))
    open.delete(3)
    open.delete(1)
    expect(open.size).toBe(2)
    expect([...open].map(({ row }) => row).sort()).toEqual([0, 4])
    expect([0, 1, 3, 4].map((row) => open.has(row))).toEqual([true, false, false, true])
    expect(open.get(4)?.row).toBe(4)
    expect(open.get(3)).toBeUndefined()
    expect(open.clear()).toHaveLength(2)
    expect(open.has(0)).toBe(false)
  })
})
