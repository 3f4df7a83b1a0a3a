import { readFileSync, writeFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { conformancePage } from '../../../harness/cli/conformance-page.ts'
import { loadCases } from '../../../harness/farm/conformance/catalogue.ts'

const PAGE = new URL('../../../docs/reference/conformance.md', import.meta.url)

/** The page is made from the cases themselves; UPDATE_GOLDEN=1 writes it anew. */
it('the registry page says what the catalogue says', async () => {
  const page = conformancePage([...(await loadCases('server')), ...(await loadCases('client'))])
  if (process.env['UPDATE_GOLDEN']) writeFileSync(PAGE, page)
  expect(readFileSync(PAGE, 'utf8')).toBe(page)
})
