import { setTimeout as pause } from 'node:timers/promises'
import { type Browser, chromium, type Locator as Found, type Page, type Request } from 'playwright-core'
import { servePc } from '../../../simulators/pc/listener.ts'
import { type Browsing, type Locator, PageProblem, type Press, partsOf } from './browsing.ts'
import type { OpenBrowser } from './shop.ts'

/** A phone's width: what does not fit there does not fit. */
const VIEWPORT = { width: 400, height: 760 }
const PATIENCE_MS = 10_000

/** A page that has asked for no other one after so long stays. */
const STAYS_MS = 1_000

/** What no picture may show. */
const SECRET = 'input[type="password"], input[autocomplete^="cc-"], input[autocomplete="one-time-code"]'

export interface Picture {
  readonly name: string
  readonly jpeg: Uint8Array
}

const connections = new Map<string, Promise<Browser>>()

/** One connection of this thread to the run's Chromium, however many visits go over it. */
async function connected(address: string): Promise<Browser> {
  const known = connections.get(address)
  if (known !== undefined) return known
  const made = chromium.connect(address)
  connections.set(address, made)
  const forget = () => void connections.delete(address)
  made.then((browser) => browser.on('disconnected', forget), forget)
  return made
}

/** Visits in a real Chromium that runs at this address: each has a context of its own, and nothing of any other. */
export function inChromium(address: string, keep: (picture: Picture) => void): OpenBrowser {
  return async ({ agent }) => {
    const listener = agent && (await servePc(agent))
    const browser = await connected(address)
    const context = await browser.newContext({ viewport: VIEWPORT })
    context.setDefaultTimeout(PATIENCE_MS)
    const page = await context.newPage()
    const close = async () => {
      await context.close()
      await listener?.close()
    }
    return { browsing: new ChromiumBrowser(page, keep, close), home: listener?.url ?? 'about:blank' }
  }
}

/** One visit, in one page. */
class ChromiumBrowser implements Browsing {
  readonly #page: Page
  readonly #keep: (picture: Picture) => void
  readonly #close: () => Promise<void>

  constructor(page: Page, keep: (picture: Picture) => void, close: () => Promise<void>) {
    this.#page = page
    this.#keep = keep
    this.#close = close
  }

  url(): string {
    return this.#page.url()
  }

  async goto(url: string): Promise<void> {
    await steadily(() => this.#page.goto(url))
  }

  async back(): Promise<void> {
    await steadily(() => this.#page.goBack())
  }

  async has(locator: Locator): Promise<boolean> {
    return (await steadily(() => this.#find(locator).count())) > 0
  }

  async read(locator: Locator): Promise<string | undefined> {
    if (!(await this.has(locator))) return undefined
    const text = await steadily(() => this.#find(locator).first().textContent())
    return (text ?? '').replace(/\s+/g, ' ').trim()
  }

  async fill(locator: Locator, text: string): Promise<void> {
    await (await this.#must(locator)).fill(text)
  }

  async tick(locator: Locator, on: boolean): Promise<void> {
    const box = await this.#must(locator)
    // Of a group of radio buttons one goes off when another one goes on.
    if (on || (await box.getAttribute('type')) !== 'radio') await box.setChecked(on)
  }

  async press(locator: Locator, how: Press = {}): Promise<void> {
    const thing = await this.#must(locator)
    await thing.evaluate(MAKE_READY, how.tampered ?? {})
    if (how.headers) await this.#page.setExtraHTTPHeaders({ ...how.headers })
    await this.#leaving(() => (how.twice ? thing.dblclick({ noWaitAfter: true }) : thing.click()))
    if (how.headers) await this.#page.setExtraHTTPHeaders({})
  }

  /** Does what should lead to another page, and waits until that one is there; some buttons lead nowhere. */
  async #leaving(act: () => Promise<void>): Promise<void> {
    const page = this.#page
    const asks = (request: Request) => request.isNavigationRequest() && request.frame() === page.mainFrame()
    const asked = page.waitForRequest(asks).then(
      () => true,
      () => false,
    )
    const moved = page.waitForEvent('framenavigated').catch((problem: Error) => problem)
    await act()
    if (!(await Promise.race([asked, pause(STAYS_MS, false)]))) return
    const problem = await moved
    if (problem instanceof Error) throw new Error(`the page after ${this.url()} does not come`)
    await page.waitForLoadState()
  }

  async shot(name: string): Promise<void> {
    const secret = this.#page.locator(SECRET)
    const jpeg = await steadily(async () => {
      const mask = (await secret.count()) > 0 ? { mask: [secret], maskColor: '#8a8a8a' } : {}
      return this.#page.screenshot({ type: 'jpeg', quality: 75, fullPage: true, ...mask })
    })
    this.#keep({ name, jpeg })
  }

  async close(): Promise<void> {
    await this.#close()
  }

  async #must(locator: Locator): Promise<Found> {
    const found = this.#find(locator)
    if ((await found.count()) === 0) throw new PageProblem(locator, this.url())
    return found.first()
  }

  #find(locator: Locator): Found {
    const { by, what } = partsOf(locator)
    if (by === 'css') return this.#page.locator(what)
    const name = new RegExp(`^\\s*${what.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`)
    return by === 'label' ? this.#page.getByLabel(name) : this.#page.getByRole(by, { name })
  }
}

const OVERTAKEN = /Execution context was destroyed|interrupted by another navigation|ERR_ABORTED/
const MAX_TRIES = 4

/** A page that looks again by itself may do so in the middle of a step: then the same step is tried again. */
async function steadily<T>(step: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await step()
    } catch (error) {
      const [line = ''] = (error as Error).message.split('\n')
      if (tries === MAX_TRIES || !OVERTAKEN.test(line)) throw new Error(line)
    }
  }
}

/**
 * Runs inside the page: puts fields into the form around a button, and sends what the browser itself would hold back, such
 * as an empty field that must be filled. A server has to do without such courtesies, and without a browser they are not.
 */
const MAKE_READY = new Function(
  'button',
  'fields',
  `const { form } = button
if (!form) return
if (!form.noValidate && !form.checkValidity()) form.noValidate = true
for (const [name, value] of Object.entries(fields)) {
  const input = document.createElement('input')
  input.type = 'hidden'; input.name = name; input.value = value
  form.append(input)
}`,
) as (button: unknown, fields: Readonly<Record<string, string>>) => void
