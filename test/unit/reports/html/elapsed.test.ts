import { expect, it } from 'vitest'
import { elapsed } from '../../../../reports/html/elapsed.ts'

it.each([
  [0, '0 s'],
  [40, '0.04 s'],
  [59_999, '60 s'],
  [60_000, '1 min 0 s'],
  [3_599_999, '59 min 59 s'],
  [3_600_000, '1 h 0 min'],
  [90_000_000, '1 d 1 h'],
])('%i ms is %s', (ms, words) => expect(elapsed(ms)).toBe(words))
