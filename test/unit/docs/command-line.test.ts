import { readFileSync, writeFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { referencePage } from '../../../harness/cli/reference.ts'

const PAGE = new URL('../../../docs/reference/command-line.md', import.meta.url)

/** The page is made from the table of flags; UPDATE_GOLDEN=1 writes it anew. */
it('the reference page says what --help says', () => {
  if (process.env['UPDATE_GOLDEN']) writeFileSync(PAGE, referencePage())
  expect(readFileSync(PAGE, 'utf8')).toBe(referencePage())
})
