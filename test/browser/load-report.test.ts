import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Browser, chromium, type Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { loadPage } from '../../reports/load/page.ts'
import { LOAD } from '../golden/reports/load-fixture.ts'

const TOO_FAINT = readFileSync(new URL('too-faint.js', import.meta.url), 'utf8')

const folder = mkdtempSync(join(tmpdir(), 'rollcall-load-report-'))
const REPORT = join(folder, 'index.html')
const LIVE = join(folder, 'live.html')
const PHONE = { width: 390, height: 844 }
const DESKTOP = { width: 1280, height: 900 }
let browser: Browser

beforeAll(async () => {
  writeFileSync(REPORT, loadPage(LOAD))
  writeFileSync(LIVE, loadPage(LOAD, { live: { everySeconds: 600 } }))
  browser = await chromium.launch({ executablePath: inject('chromium'), args: ['--no-sandbox'] })
})
afterAll(async () => {
  await browser?.close()
  rmSync(folder, { recursive: true })
})

async function opened(
  file: string,
  viewport: typeof PHONE,
  act: (page: Page, complaints: string[]) => Promise<void>,
  colorScheme: 'light' | 'dark' = 'light',
): Promise<void> {
  const context = await browser.newContext({ viewport, colorScheme })
  try {
    const page = await context.newPage()
    const complaints: string[] = []
    page.on('console', (message) => complaints.push(message.text()))
    await page.goto(pathToFileURL(file).href)
    await page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
    await act(page, complaints)
  } finally {
    await context.close()
  }
}

describe.each([
  ['report', REPORT],
  ['dashboard', LIVE],
])('the %s of a load run', (_what, file) => {
  it.each([PHONE, DESKTOP])('fits its width and cuts no label off: %o', (viewport) =>
    opened(file, viewport, async (page, complaints) => {
      const [needed, given] = (await page.evaluate(
        '[document.documentElement.scrollWidth, window.innerWidth]',
      )) as number[]
      expect(needed).toBe(given)
      const labels = page.locator('.up span, .along span')
      expect(await labels.count()).toBe(15)
      for (const label of await labels.all()) {
        const box = await label.boundingBox()
        const figure = await label.locator('xpath=ancestor::figure').boundingBox()
        if (!box || !figure) throw new Error('a label that is not shown')
        expect(box.x).toBeGreaterThanOrEqual(figure.x)
        expect(box.x + box.width).toBeLessThanOrEqual(figure.x + figure.width)
        expect(box.height).toBeGreaterThan(9)
      }
      expect(complaints).toEqual([])
    }),
  )

  it.each(['light', 'dark'] as const)('can be read in the %s', (scheme) =>
    opened(
      file,
      PHONE,
      async (page) => {
        await page.evaluate(TOO_FAINT)
        expect(await page.evaluate('tooFaint()')).toEqual([])
      },
      scheme,
    ),
  )

  it('shades the window of a fault in every chart, and says what it was', () =>
    opened(file, DESKTOP, async (page) => {
      const shades = page.locator('svg.chart .shade')
      expect(await shades.count()).toBe(3)
      for (const shade of await shades.all()) expect((await shade.boundingBox())?.width).toBeGreaterThan(100)
      expect(await page.getByText('HTTP 503 for 5 % of messages', { exact: true }).first().isVisible()).toBe(
        true,
      )
    }))

  it('has thresholds, rates, ladder, failures by class, and the generator’s health', () =>
    opened(file, DESKTOP, async (page) => {
      const text = await page.locator('main').textContent()
      for (const word of ['session.p99 < 800ms', 'Rate wanted and achieved', 'pkg0 notification', 'http-503'])
        expect(text).toContain(word)
      expect(text).toContain('over budget')
      expect(await page.locator('form').count()).toBe(file === LIVE ? 4 : 0)
    }))
})
