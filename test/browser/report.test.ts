import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Browser, type BrowserContextOptions, chromium, type Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { html } from '../../reports/html/html.ts'
import { playHistories, RUN } from '../golden/reports/fixture.ts'

/** Scripts that run inside the page are no part of the program: they stand in files of their own. */
const TOO_FAINT = readFileSync(new URL('too-faint.js', import.meta.url), 'utf8')

const folder = mkdtempSync(join(tmpdir(), 'rollcall-browser-'))
const path = join(folder, 'index.html')
const PHONE = { width: 360, height: 740 }
const DESKTOP = { width: 1280, height: 900 }
let browser: Browser

beforeAll(async () => {
  await html(path).end(RUN, playHistories)
  browser = await chromium.launch({ executablePath: inject('chromium'), args: ['--no-sandbox'] })
})
afterAll(async () => {
  await browser?.close()
  rmSync(folder, { recursive: true })
})

/** Opens the report as a file, and gathers whatever the page asks for or complains about. */
async function opened(
  act: (page: Page, seen: { requests: string[]; complaints: string[] }) => Promise<void>,
  options: BrowserContextOptions = {},
): Promise<void> {
  const context = await browser.newContext({ viewport: DESKTOP, ...options })
  try {
    const page = await context.newPage()
    const seen = { requests: [] as string[], complaints: [] as string[] }
    page.on('request', (request) => seen.requests.push(request.url()))
    page.on('console', (message) => seen.complaints.push(message.text()))
    page.on('pageerror', (error) => seen.complaints.push(error.message))
    await page.goto(pathToFileURL(path).href)
    await act(page, seen)
  } finally {
    await context.close()
  }
}

const openAll = (page: Page) =>
  page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")

describe('the report in a browser', () => {
  it('asks for nothing but itself and raises no complaint, everything unfolded', () =>
    opened(async (page, seen) => {
      await openAll(page)
      await page.waitForLoadState('networkidle')
      expect(seen.complaints).toEqual([])
      expect(seen.requests).toEqual([pathToFileURL(path).href])
    }))

  it('applies its style under its own policy', () =>
    opened(async (page) => {
      const font = await page.evaluate("getComputedStyle(document.querySelector('pre')).whiteSpace")
      expect(font).toBe('pre-wrap')
    }))

  it('shows the verdict at the top of a phone, and what was not evaluated beside it, without scripts', () =>
    opened(
      async (page) => {
        const heading = page.getByRole('heading', { level: 1 })
        expect(await heading.textContent()).toContain('Failed')
        expect((await heading.boundingBox())?.y).toBeLessThan(150)
        const left = page.locator('.left')
        expect(await left.textContent()).toContain('1 unsupported play')
        expect((await left.boundingBox())?.y).toBeLessThan(PHONE.height)
      },
      { viewport: PHONE, javaScriptEnabled: false },
    ))

  it.each([PHONE, DESKTOP, { width: 820, height: 1100 }])('fits its width: %o', (viewport) =>
    opened(
      async (page) => {
        await openAll(page)
        const [needed, given] = (await page.evaluate(
          '[document.documentElement.scrollWidth, window.innerWidth]',
        )) as number[]
        expect(needed).toBe(given)
      },
      { viewport },
    ),
  )

  it('unfolds a play and a message by keyboard, with a focus that can be seen', () =>
    opened(async (page) => {
      const play = page.locator('#p1')
      const summary = play.locator(':scope > summary')
      await summary.focus()
      await page.keyboard.press('Enter')
      expect(await play.getAttribute('open')).not.toBeNull()
      await page.keyboard.press('Tab')
      expect(await page.evaluate("document.activeElement.closest('details').className")).toBe('msg')
      expect(await page.evaluate('getComputedStyle(document.activeElement).outlineStyle')).toBe('solid')
      await page.keyboard.press('Space')
      const message = play.locator('details.msg').first()
      expect(await message.getAttribute('open')).not.toBeNull()
      expect(await message.locator('pre').first().textContent()).toContain(
        'Alert 1  1201 client-initiated session',
      )
    }))

  it('leads from a finding to the event, through everything that was folded', () =>
    opened(async (page) => {
      await page.locator('.failure .ev').first().click()
      const row = page.locator('li.found')
      await row.waitFor({ state: 'visible' })
      expect(await row.textContent()).toContain('SP-USR-02')
      const box = await row.boundingBox()
      expect(box?.y).toBeGreaterThanOrEqual(0)
      expect(box?.y).toBeLessThan(DESKTOP.height)
    }))

  it('has landmarks, one heading of the first level, and no level left out', () =>
    opened(async (page) => {
      for (const landmark of ['banner', 'main', 'navigation', 'contentinfo'] as const)
        expect(await page.getByRole(landmark).count(), landmark).toBe(1)
      const levels = (await page.evaluate(
        "[...document.querySelectorAll('h1,h2,h3,h4,h5')].map(({ tagName }) => Number(tagName[1]))",
      )) as number[]
      expect(levels.filter((level) => level === 1)).toEqual([1])
      for (const [at, level] of levels.entries()) expect(level - (levels[at - 1] ?? 0)).toBeLessThanOrEqual(1)
    }))

  it.each(['light', 'dark'] as const)('has text that can be read on %s ground (WCAG AA)', (colorScheme) =>
    opened(
      async (page) => {
        await openAll(page)
        expect(await page.evaluate(`${TOO_FAINT}; tooFaint()`)).toEqual([])
      },
      { colorScheme },
    ),
  )
})
