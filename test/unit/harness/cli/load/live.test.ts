import { describe, expect, it } from 'vitest'
import { Live } from '../../../../../harness/cli/load/live.ts'
import { LOAD } from '../../../../golden/reports/load-fixture.ts'

/** What is written to a terminal, or to a file, in pieces. */
function display(shape: { isTTY?: boolean; columns?: number; rows?: number }, env: NodeJS.ProcessEnv = {}) {
  const pieces: string[] = []
  const live = new Live({ ...shape, write: (text) => pieces.push(text) }, env)
  return { live, pieces }
}
const terminal = { isTTY: true, columns: 90, rows: 40 }
const second = (seconds: number) => ({ ...LOAD, seconds })
const UP = '\u001b['

describe('a run while it lasts', () => {
  it('is drawn over itself once a second on a terminal, and leaves nothing behind', () => {
    const { live, pieces } = display(terminal)
    live.phase('waking 10 devices')
    live.phase('')
    for (const seconds of [1, 1, 2, 2]) live.show(second(seconds))
    live.clear()
    const [phase, wiped, first = '', again = '', end] = pieces
    expect(phase).toBe('waking 10 devices\n')
    expect(wiped).toBe(`${UP}1A\r${UP}J`)
    const height = first.split('\n').length - 1
    expect(height).toBeGreaterThan(15)
    expect(again.startsWith(`${UP}${height}A\r${UP}J`)).toBe(true)
    expect(end).toBe(`${UP}${height}A\r${UP}J`)
    expect(pieces).toHaveLength(5)
  })

  it('never fills the last row, where a terminal would scroll', () => {
    const { live, pieces } = display({ ...terminal, rows: 8 })
    live.show(second(1))
    expect(pieces[0]?.split('\n')).toHaveLength(8)
  })

  it('has no colours where NO_COLOR is set', () => {
    const { live, pieces } = display(terminal, { NO_COLOR: '' })
    live.show(second(1))
    expect(pieces[0]).not.toMatch(/\u001b\[\d+m/)
    const coloured = display(terminal)
    coloured.live.show(second(1))
    expect(coloured.pieces[0]).toMatch(/\u001b\[31m/)
  })

  it.each([
    ['there is no terminal', {}, {}],
    ['CI is set', terminal, { CI: '1' }],
    ['the terminal cannot move its cursor', terminal, { TERM: 'dumb' }],
  ])('is a plain line every ten seconds where %s', (_what, shape, env) => {
    const { live, pieces } = display(shape, env)
    live.phase('waking 10 devices')
    live.phase('')
    for (let seconds = 1; seconds < 25; seconds++) live.show(second(seconds))
    live.clear()
    expect(pieces).toHaveLength(3)
    expect(pieces.join('')).not.toMatch(/\u001b|\r/)
    expect(pieces[1]).toMatch(/^10 s {2}.*\n$/)
  })
})
