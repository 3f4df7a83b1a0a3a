import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { RunResult } from '../../../harness/verdict/result.ts'
import { unsupportedPlay } from '../../../harness/verdict/unplayed.ts'
import { jsonPieces } from '../../../reports/json.ts'
import { RUN } from '../../golden/reports/fixture.ts'

const schema = z.fromJSONSchema(
  JSON.parse(readFileSync(new URL('../../../reports/result.schema.json', import.meta.url), 'utf8')),
)
const valid = (value: unknown) => schema.safeParse(value).success
const written = (result: RunResult): unknown => JSON.parse([...jsonPieces(result)].join(''))

describe('result.json', () => {
  it('holds the result, whole', () => {
    expect(written(RUN)).toEqual(RUN)
    expect(written({ ...RUN, plays: [] })).toEqual({ ...RUN, plays: [] })
  })

  it('keeps to the schema of the repository', () => {
    expect(schema.safeParse(written(RUN)).error).toBeUndefined()
    const expectation = {
      useCase: '5.1.4',
      variation: 'B1',
      guarded: 'OP-BOOT',
      outcome: 'performed',
    } as const
    const scenario = { ...expectation, id: 's', title: 't', purpose: 'p', proves: [] }
    const order = { play: 's@xml+md5', dialect: { content: 'xml', auth: 'md5' }, replay: 'run' } as const
    const play = unsupportedPlay(scenario, order, 'not declared')
    expect(schema.safeParse(written({ ...RUN, plays: [play] })).error).toBeUndefined()
  })

  it('is refused by it when anything is missing, of another kind, or unknown', () => {
    const [play] = RUN.plays
    const { replay: optional, ...required } = RUN
    expect(optional).toBeDefined()
    for (const name of Object.keys(required)) {
      expect(valid({ ...RUN, [name]: undefined }), name).toBe(false)
    }
    for (const name of Object.keys(play ?? {})) {
      const { [name as 'play']: _, ...rest } = play as NonNullable<typeof play>
      expect(valid({ ...RUN, plays: [rest] }), name).toBe(false)
    }
    expect(valid({ ...RUN, schema: 'rollcall-result/2' })).toBe(false)
    expect(valid({ ...RUN, verdict: 'unsupported' })).toBe(false)
    expect(valid({ ...RUN, more: 1 })).toBe(false)
    expect(valid({ ...RUN, counts: { ...RUN.counts, pass: -1 } })).toBe(false)
    expect(valid({ ...RUN, plays: [{ ...play, dialect: { content: 'json', auth: 'md5' } }] })).toBe(false)
  })
})
