import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Browser, chromium, type Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import type { Cell, Matrix } from '../../harness/verdict/matrix.ts'
import { matrixPage } from '../../reports/matrix/html.ts'

const TOO_FAINT = readFileSync(new URL('too-faint.js', import.meta.url), 'utf8')
const VERDICTS = ['pass', 'fail', 'inconclusive', 'unsupported', 'error'] as const
const counts = { pass: 9, fail: 1, inconclusive: 0, error: 0, unsupported: 2 }
const cell = (verdict: Cell['verdict'], device: string): Cell => ({
  ...{ server: 'acme <dm>', device, verdict, counts, reason: `server/flow/${'very-'.repeat(30)}long` },
  ...(verdict !== 'unsupported' && verdict !== 'error' && { folder: `acme--${device}` }),
})
const MATRIX: Matrix = {
  ...{ schema: 'rollcall-matrix/1', seed: '1', cases: [], servers: ['acme <dm>'] },
  devices: [...VERDICTS, 'later'],
  cells: VERDICTS.map((verdict) => cell(verdict, verdict)),
}

const folder = mkdtempSync(join(tmpdir(), 'rollcall-matrix-'))
let browser: Browser
beforeAll(async () => {
  writeFileSync(join(folder, 'index.html'), matrixPage(MATRIX))
  browser = await chromium.launch({ executablePath: inject('chromium'), args: ['--no-sandbox'] })
})
afterAll(async () => {
  await browser?.close()
  rmSync(folder, { recursive: true })
})

async function opened(width: number, act: (page: Page) => Promise<void>): Promise<void> {
  const page = await browser.newPage({ viewport: { width, height: 800 } })
  try {
    await page.goto(pathToFileURL(join(folder, 'index.html')).href)
    await act(page)
  } finally {
    await page.close()
  }
}

describe('the matrix in a browser', () => {
  it('tells verdicts apart by shape and word, each another', () =>
    opened(1280, async (page) => {
      const shown = await page.locator('td').allTextContents()
      const expected = [
        '●pass9',
        '✕fail9',
        '◐inconclusive9',
        '–unsupported as declaredserver',
        '▲errorserver',
        '◌not played',
      ]
      expect(shown.map((each, at) => each.slice(0, expected[at]?.length))).toEqual(expected)
      expect(await page.locator('th[scope=row]').textContent()).toBe('acme <dm>')
    }))

  it('leads from each cell that was played to ladder, octets and capture, and counts what came out', () =>
    opened(1280, async (page) => {
      const links = await page
        .locator('td.fail a')
        .evaluateAll((all) => all.map((each) => each.getAttribute('href')))
      expect(links).toEqual(
        ['index.html', 'messages.pcapng', 'result.json'].map((name) => `cells/acme--fail/${name}`),
      )
      expect(await page.locator('td.fail').textContent()).toContain('9 passed, 1 failed, 2 unsupported')
      expect(await page.locator('td.unsupported a').count()).toBe(0)
    }))

  it.each([1280, 390])('is %i pixels wide with nothing cut off and no text too faint', (width) =>
    opened(width, async (page) => {
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
      expect(await page.evaluate(`${TOO_FAINT}; globalThis.tooFaint()`)).toEqual([])
      const named = "getComputedStyle(document.querySelector('td.fail'), '::before').content"
      expect(await page.evaluate(named)).toBe(width < 640 ? '"fail"' : 'none')
    }),
  )
})
