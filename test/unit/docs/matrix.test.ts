import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { loadCatalogue } from '../../../harness/farm/catalogue.ts'
import { coverage, rowsOf } from '../../../harness/matrix/coverage.ts'
import { NEGATIVES } from '../../../harness/matrix/negatives.ts'
import { matrixPage } from '../../../harness/matrix/page.ts'

const PAGE = new URL('../../../docs/reference/matrix.md', import.meta.url)
const scenarios = (await loadCatalogue()).map(({ scenario }) => scenario)
const rows = coverage(scenarios)

describe('the identity matrix', () => {
  it('has B1 to B18 and N01 to N80, each once', () => {
    const numbers = (letter: string, upTo: number, width: number) =>
      Array.from({ length: upTo }, (_, at) => `${letter}${String(at + 1).padStart(width, '0')}`)
    expect(rows.map(({ id }) => id).filter((id) => !id.includes('/'))).toEqual([
      ...numbers('B', 18, 1),
      ...numbers('N', 80, 2),
    ])
  })

  it('has a scenario or a reason for every row and every cell', () => {
    expect(rows.filter(({ state }) => state === 'missing').map(({ id }) => id)).toEqual([])
  })

  it('names only rows that there are', () => {
    const known = new Set([...NEGATIVES.map(({ id }) => id), ...rows.map(({ id }) => id)])
    expect(scenarios.flatMap(rowsOf).filter((id) => !known.has(id))).toEqual([])
  })

  it('is undecided, and not passed, where the target offers nothing', () => {
    const states = new Set(coverage(scenarios, []).map(({ state }) => state))
    expect(states).toContain('undecided')
    expect(states).not.toContain('automated')
  })
})

/** The page is made from the catalogue; UPDATE_GOLDEN=1 writes it anew. */
it('the matrix page says what the catalogue says', () => {
  if (process.env['UPDATE_GOLDEN']) writeFileSync(PAGE, matrixPage(rows))
  expect(readFileSync(PAGE, 'utf8')).toBe(matrixPage(rows))
})
