import { describe, expect, it } from 'vitest'
import { replayLine } from '../../../../harness/cli/replay-line.ts'

describe('the line that makes a run again', () => {
  it('is the command and its seed where nothing else was asked for', () => {
    expect(replayLine('run', { out: 'runs', hlr: 'built-in' }, '7')).toBe('run --seed 7')
  })

  it('names what was chosen, what was tested and how', () => {
    const options = {
      ...{ only: ['b7', 'b8'], useCase: ['5.1.5'], content: 'xml', auth: 'md5', headed: false, hlr: 'osmo' },
      ...{ target: 'rollcall-target.yaml', defect: ['paid-twice'], shard: { part: 2, of: 5 } },
    }
    expect(replayLine('run', options, '7')).toBe(
      'run --only b7 --only b8 --use-case 5.1.5 --content xml --auth md5 --shard 2/5 --seed 7' +
        ' --target rollcall-target.yaml --defect paid-twice --hlr osmo --headed=false',
    )
  })

  it('is quoted as a shell wants it', () => {
    expect(replayLine('run', { only: ['ko-*'], scenarios: ["my farmer's"] }, '7')).toBe(
      `run --only 'ko-*' --scenarios 'my farmer'\\''s' --seed 7`,
    )
  })
})
