import { readFileSync } from 'node:fs'
import { type Browser, type BrowserContextOptions, chromium, type Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { Bench, EDGE, IMEI14, MSISDN } from '../unit/simulators/server/support/bench.ts'

const TOO_FAINT = readFileSync(new URL('too-faint.js', import.meta.url), 'utf8')

const PHONE = { width: 360, height: 740 }
const DESKTOP = { width: 1280, height: 900 }
/** What somebody hopes that the page will run. */
const HOSTILE = '<img src=x onerror="document.title=1">'

let browser: Browser
let empty: Bench
let busy: Bench

/** A server that has something of everything to show. */
async function inUse(): Promise<Bench> {
  const bench = await Bench.start()
  bench.network.passphrases.set(MSISDN, 'open sesame')
  const device = await bench.device()
  await device.session({ headers: EDGE })
  const call = { msisdn: MSISDN, passphrase: 'open sesame', agent: HOSTILE, desk: 'private' }
  await bench.order('/cases', { ...call, case: 'case-1' })
  await bench.order('/case-queries', { case: 'case-1' })
  await device.session({ headers: EDGE, sessionID: '2' })
  await bench.order('/cases', { ...call, case: 'case-2' })
  await bench.order('/case-closures', { case: 'case-2', solved: false })
  await bench.order('/cases', { ...call, case: 'case-3', passphrase: 'guessed' })
  await bench.order('/campaigns', { campaign: 'spring', package: 'fix-7', models: [IMEI14.slice(0, 8)] })
  return bench
}

beforeAll(async () => {
  empty = await Bench.start()
  busy = await inUse()
  browser = await chromium.launch({ executablePath: inject('chromium'), args: ['--no-sandbox'] })
})
afterAll(async () => {
  await browser?.close()
  await Promise.all([empty?.close(), busy?.close()])
})

/** Opens the console of a server, and gathers whatever the page complains about. */
async function opened(
  bench: Bench,
  act: (page: Page, complaints: string[]) => Promise<void>,
  options: BrowserContextOptions = {},
): Promise<void> {
  const context = await browser.newContext({ viewport: DESKTOP, ...options })
  try {
    const page = await context.newPage()
    const complaints: string[] = []
    page.on('console', (message) => complaints.push(message.text()))
    page.on('pageerror', (error) => complaints.push(error.message))
    await page.clock.install()
    await page.goto(bench.server.operatorUrl)
    await page.getByText(/^Updated/).waitFor()
    await act(page, complaints)
  } finally {
    await context.close()
  }
}

const rows = (page: Page, section: string) => page.locator(`#${section} tbody tr`)

describe('the operator’s console', () => {
  it('says in words that there is nothing yet', () =>
    opened(empty, async (page) => {
      for (const words of [
        'No device has authenticated itself yet.',
        'Nobody has called the help desk.',
        'No campaign has been started.',
        'Nothing has been ordered for any phone.',
        'Nothing privileged has happened yet.',
      ])
        expect(await page.getByText(words).isVisible(), words).toBe(true)
      expect(await page.getByRole('table').count()).toBe(0)
    }))

  it('shows devices, cases, campaigns, orders and the audit log', () =>
    opened(busy, async (page, complaints) => {
      expect(await rows(page, 'devices').textContent()).toContain(IMEI14)
      expect(await rows(page, 'cases').count()).toBe(2)
      expect(await rows(page, 'cases').filter({ hasText: 'case-2' }).textContent()).toContain('unsolved')
      expect(await rows(page, 'campaigns').textContent()).toContain('1 excluded')
      expect(await rows(page, 'orders').textContent()).toContain('care-query')
      const log = page.locator('#log')
      expect(await log.textContent()).toContain('case case-3 was not opened: the caller was not verified')
      expect(await log.locator('tbody tr').first().textContent()).not.toContain('OP-BOOT')
      expect(complaints).toEqual([])
    }))

  it('shows what a stranger wrote as text, and runs none of it', () =>
    opened(busy, async (page, complaints) => {
      expect(await page.getByText(HOSTILE).count()).toBe(2)
      expect(await page.locator('main img').count()).toBe(0)
      expect(await page.title()).toBe('Operator’s console')
      const ran = page.evaluate(
        "document.body.append(Object.assign(document.createElement('script'), { textContent: 'document.title = 2' }))",
      )
      await ran
      expect(await page.title()).toBe('Operator’s console')
      expect(complaints.join()).toContain('Content Security Policy')
    }))

  it('unfolds what was read from a phone and what became of each phone', () =>
    opened(busy, async (page) => {
      const reading = rows(page, 'cases').filter({ hasText: 'case-1' }).locator('summary')
      await reading.press('Enter')
      await page.getByText('./DevDetail/FwV').waitFor()
      await rows(page, 'campaigns').locator('summary').press('Enter')
      await page.getByText(/excluded: nobody knows how long/).waitFor()
    }))

  it('filters, and says how much it left out', () =>
    opened(busy, async (page) => {
      await page.getByRole('searchbox', { name: 'Filter' }).fill('CASE-2')
      expect(await rows(page, 'cases').count()).toBe(1)
      expect(await page.getByRole('heading', { name: 'Help-desk cases 1 of 2' }).count()).toBe(1)
      expect(await page.locator('#devices .empty').textContent()).toBe('Nothing here matches the filter.')
    }))

  it('looks again by itself, unless it is told to pause', async () => {
    const bench = await Bench.start()
    try {
      await opened(bench, async (page) => {
        const pause = page.getByRole('button', { name: 'Pause' })
        await pause.press('Space')
        expect(await page.getByRole('button', { name: 'Paused' }).getAttribute('aria-pressed')).toBe('true')
        await bench.device()
        await page.clock.fastForward(6000)
        expect(await rows(page, 'log').count()).toBe(0)
        await page.getByRole('button', { name: 'Paused' }).press('Space')
        await rows(page, 'log').first().waitFor()
        await bench.device()
        await page.clock.fastForward(6000)
        await rows(page, 'log').nth(1).waitFor()
      })
    } finally {
      await bench.close()
    }
  })

  it('says that the server is gone, and keeps what it had', async () => {
    const bench = await inUse()
    await opened(bench, async (page) => {
      await bench.close()
      await page.clock.fastForward(6000)
      await page.getByRole('alert').filter({ hasText: 'cannot be reached' }).waitFor()
      expect(await rows(page, 'cases').count()).toBe(2)
    })
  })

  it('asks for the token where the interface has one', async () => {
    const bench = await Bench.start({ operatorToken: 'let-me-see' })
    const page = await browser.newPage()
    try {
      await page.goto(bench.server.operatorUrl)
      await page.getByLabel('Operator’s token').fill('let-me-see')
      await page.keyboard.press('Enter')
      await page.getByText('No device has authenticated itself yet.').waitFor()
      expect(await page.getByRole('alert').isVisible()).toBe(false)
    } finally {
      await page.close()
      await bench.close()
    }
  })

  it.each([PHONE, DESKTOP])('fits its width, everything unfolded: %o', (viewport) =>
    opened(
      busy,
      async (page) => {
        await page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
        await page.getByText('./DevDetail/FwV').waitFor()
        const shot = process.env['ROLLCALL_SHOTS']
        if (shot) await page.screenshot({ path: `${shot}/console-${viewport.width}.png`, fullPage: true })
        const [needed, given] = (await page.evaluate(
          '[document.documentElement.scrollWidth, window.innerWidth]',
        )) as number[]
        expect(needed).toBe(given)
      },
      { viewport },
    ),
  )

  it('is worked by keyboard, with a focus that can be seen', () =>
    opened(busy, async (page) => {
      const names: string[] = []
      for (let step = 0; step < 9; step++) {
        await page.keyboard.press('Tab')
        names.push(
          String(await page.evaluate('document.activeElement.textContent || document.activeElement.id')),
        )
        expect(await page.evaluate('getComputedStyle(document.activeElement).outlineStyle')).toBe('solid')
      }
      expect(names).toEqual([
        'Skip to content',
        ...['Devices', 'Help-desk cases', 'Campaigns', 'Orders', 'Audit log'],
        ...['filter', 'Pause', 'What was read'],
      ])
    }))

  it.each(['light', 'dark'] as const)('has text that can be read on %s ground (WCAG AA)', (colorScheme) =>
    opened(busy, async (page) => expect(await page.evaluate(`${TOO_FAINT}; tooFaint()`)).toEqual([]), {
      colorScheme,
    }),
  )
})
