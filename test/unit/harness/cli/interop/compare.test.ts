import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { compare } from '../../../../../harness/cli/interop/compare.ts'

const folder = mkdtempSync(join(tmpdir(), 'waivers-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** What is said when two equal runs are compared with these waivers. */
async function withWaivers(text: string): Promise<string> {
  const [run, waivers] = [join(folder, 'result.json'), join(folder, 'waivers.yaml')]
  writeFileSync(run, JSON.stringify({ plays: [] }))
  writeFileSync(waivers, text)
  return compare({ waivers }, run, run).then(
    (code) => `exit ${code}`,
    (problem: Error) => problem.message.replace(`${waivers}: `, ''),
  )
}

const LINK = 'https://tracker.example/7'

describe('a waiver', () => {
  it('names a cell, a link, and the day on which it ends', async () => {
    expect(await withWaivers(`- {case: a, link: ${LINK}, expires: 2027-01-31}`)).toBe('exit 0')
  })

  it.each([
    ['waivers: []', 'must be a list of waivers, each with case, link and expires'],
    [`- {case: a, expires: 2027-01-31}`, '0.link: must be a link to where the waiver is discussed'],
    [
      `- {case: a, link: later, expires: 2027-01-31}`,
      '0.link: must be a link to where the waiver is discussed',
    ],
    [`- {case: a, link: ${LINK}}`, '0.expires: must be a day such as 2027-01-31'],
    [`- {case: a, link: ${LINK}, expires: some day}`, '0.expires: must be a day such as 2027-01-31'],
    [`- {link: ${LINK}, expires: 2027-01-31}`, '0.case: must name a play or a cell'],
  ])('is refused as %s', async (text, said) => {
    expect(await withWaivers(text)).toBe(said)
  })
})
