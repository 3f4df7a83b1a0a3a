import { readFileSync, writeFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { NETWORK_DEFECTS } from '../../../simulators/network/defects/index.ts'
import { DEFECTS } from '../../../simulators/server/defects/index.ts'
import { defectsPage, SHOWN } from './defects-page.ts'

const PAGE = new URL('../../../docs/reference/defects.md', import.meta.url)

/** The page is made from the tables that the tests play; UPDATE_GOLDEN=1 writes it anew. */
it('the page of seeded faults says what the tests show', () => {
  if (process.env['UPDATE_GOLDEN']) writeFileSync(PAGE, defectsPage())
  expect(readFileSync(PAGE, 'utf8')).toBe(defectsPage())
})

it('every fault that a single scenario can show is shown by one', () => {
  const shown = new Set<string>(SHOWN.map(({ id }) => id))
  const easy = [...DEFECTS, ...NETWORK_DEFECTS].filter(({ difficulty = 2 }) => difficulty <= 2)
  expect(easy.filter(({ id }) => !shown.has(id)).map(({ id }) => id)).toEqual([])
})
