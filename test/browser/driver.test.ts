import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type BrowserServer, chromium } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { inChromium, type Picture } from '../../harness/stage/portal/chromium-browser.ts'
import { FormBrowser } from '../../harness/stage/portal/form-browser.ts'
import { plainTransport } from './plain-transport.ts'

/** Both drivers must do the same to the same pages, or a verdict would depend on who looked. */
const PAGE = `<!doctype html><title>t</title><form action="/sent" method="get">
<label for="pin">PIN</label><input id="pin" name="pin" type="password" required>
<label for="number">Number</label><input id="number" name="number" autocomplete="cc-number">
<button>Pay</button></form><a href="#below">Down</a>`

let site: Server
let server: BrowserServer
const url = () => `http://127.0.0.1:${(site.address() as AddressInfo).port}`

beforeAll(async () => {
  site = createServer((request, response) => {
    response.setHeader('content-type', 'text/html')
    const asked = new URL(request.url ?? '/', 'http://site')
    response.end(asked.pathname === '/sent' ? `<p id="got">${asked.searchParams}</p>` : PAGE)
  })
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve))
  server = await chromium.launchServer({ executablePath: inject('chromium'), args: ['--no-sandbox'] })
})
afterAll(async () => {
  await server?.close()
  site.close()
  site.closeAllConnections()
})

const pictures: Picture[] = []
const drivers = {
  'that reads pages': async () => new FormBrowser(plainTransport),
  'in Chromium': async () =>
    (
      await inChromium(
        server.wsEndpoint(),
        (picture) => void pictures.push(picture),
      )({
        internet: plainTransport,
      })
    ).browsing,
}

describe.each(Object.entries(drivers))('a driver %s', (_name, open) => {
  it('sends what it is told to, though a field that must be filled is empty', async () => {
    const browsing = await open()
    await browsing.goto(url())
    await browsing.fill('label=PIN', '')
    await browsing.press('button=Pay', { tampered: { amount: '1' } })
    expect(await browsing.read('css=#got')).toBe('pin=&number=&amount=1')
    await browsing.close()
  })

  it('stays where a link leads to no other page, and says what is not there', async () => {
    const browsing = await open()
    await browsing.goto(url())
    await browsing.press('link=Down')
    expect(await browsing.has('button=Pay')).toBe(true)
    await expect(browsing.press('button=Sell')).rejects.toThrow(/there is no button=Sell on http/)
    await browsing.shot('before it closes')
    await browsing.close()
  })
})

it('keeps pictures as JPEG', () => {
  expect(pictures.map(({ name }) => name)).toEqual(['before it closes'])
  expect([...(pictures[0]?.jpeg.slice(0, 3) ?? [])]).toEqual([0xff, 0xd8, 0xff])
})
