import { describe, expect, it } from 'vitest'
import { combine, type Reporter } from '../../../reports/reporter.ts'
import { playHistories, RUN } from '../../golden/reports/fixture.ts'

describe('combine', () => {
  it('hands everything to each output, and gives each its own reading of the histories', async () => {
    const seen: string[] = []
    const output = (name: string): Reporter => ({
      play: ({ play }) => void seen.push(`${name} ${play}`),
      end: async (_, histories) => {
        for await (const { header } of histories()) seen.push(`${name} reads ${header.play}`)
      },
    })
    const both = combine([output('a'), output('b'), { end: () => void seen.push('silent') }])
    both.begin({ command: 'run', target: 't', seed: '1', plays: 1, workers: 1 })
    for (const play of RUN.plays.slice(0, 1)) both.play(play)
    await both.end(RUN, playHistories)
    const play = RUN.plays[0]?.play
    expect(seen.slice(0, 2)).toEqual([`a ${play}`, `b ${play}`])
    expect(seen.filter((each) => each.startsWith('a reads')).length).toBe(3)
    expect(seen.filter((each) => each.startsWith('b reads')).length).toBe(3)
    expect(seen.at(-1)).toBe('silent')
  })

  it('lets every output have its turn although one fails, and says what failed first', async () => {
    const seen: string[] = []
    const failing = (message: string): Reporter => ({
      end: () => {
        throw new Error(message)
      },
    })
    const all = combine([failing('disk full'), failing('again'), { end: () => void seen.push('summary') }])
    await expect(all.end(RUN, playHistories)).rejects.toThrow('disk full')
    expect(seen).toEqual(['summary'])
  })
})
