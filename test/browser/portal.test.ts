import { type Browser, chromium, type Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { choose, logIn, visit } from './support-portal.ts'

let browser: Browser

beforeAll(async () => {
  browser = await chromium.launch({ executablePath: inject('chromium'), args: ['--no-sandbox'] })
})
afterAll(async () => {
  await browser?.close()
})

const PHONE = { viewport: { width: 360, height: 740 } }
const done = (page: Page) => page.getByText('Done. Your phone is ready.').waitFor()

/** Moves with the Tab key until what has the focus is called so. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let steps = 0; steps < 20; steps++) {
    await page.keyboard.press('Tab')
    const called = await page.evaluate(
      '(() => { const e = document.activeElement; return (e.labels?.[0] ?? e).textContent.trim() })()',
    )
    if (name.test(String(called))) return
  }
  throw new Error(`the Tab key does not reach ${name}`)
}

describe('the portal', () => {
  it('is used with the keyboard alone, from the login to the receipt', () =>
    visit(browser, async ({ page, stage, subscriber, phone, complaints }) => {
      const { account = '', password = '' } = subscriber.knows.portal ?? {}
      await tabTo(page, /^User name/)
      await page.keyboard.type(account)
      await tabTo(page, /^Password/)
      await page.keyboard.type(password)
      await page.keyboard.press('Enter')
      await page.getByText('Enter the code').waitFor()
      await stage.network.settled()
      await tabTo(page, /^Code/)
      await page.keyboard.type(/\d{6}/.exec(phone.messages.at(-1) ?? '')?.[0] ?? '')
      await page.keyboard.press('Enter')
      await page.getByText('What shall your phone get?').waitFor()
      await tabTo(page, /^Game service/)
      await page.keyboard.press('Space')
      await tabTo(page, /^Continue/)
      await page.keyboard.press('Enter')
      await page.getByText('How do you want to pay?').waitFor()
      await tabTo(page, /^Phone bill/)
      await page.keyboard.press('Space')
      await tabTo(page, /^Continue/)
      await page.keyboard.press('Enter')
      await page.getByText('Check your order').waitFor()
      await tabTo(page, /^Agree and pay 2\.00 EUR/)
      await page.keyboard.press('Enter')
      await done(page)
      expect(complaints).toEqual([])
    }))

  it('fits a narrow screen on every page, and names its fields', () =>
    visit(
      browser,
      async (scene) => {
        const { page } = scene
        const fits = async () => {
          expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360)
          const nameless =
            "[...document.querySelectorAll('input:not([type=hidden])')].filter((e) => !e.labels?.length).length"
          expect(await page.evaluate(nameless)).toBe(0)
          expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1)
        }
        await fits()
        await logIn(scene)
        await fits()
        await choose(scene, 'Credit card')
        await fits()
        await page.getByRole('button', { name: 'Agree and pay' }).click()
        await page.getByRole('link', { name: 'Continue to your bank' }).waitFor()
        await fits()
        await page.getByRole('link', { name: 'Continue to your bank' }).click()
        await fits()
      },
      PHONE,
    ))

  it('says what went wrong: a wrong password, nothing chosen', () =>
    visit(browser, async (scene) => {
      const { page } = scene
      await page.getByLabel('User name').fill('somebody')
      await page.getByLabel('Password').fill('something')
      await page.getByRole('button', { name: 'Log in' }).click()
      expect(await page.getByRole('alert').textContent()).toBe('User name or password are wrong.')
      expect(await page.title()).toMatch(/^Problem: /)
      await logIn(scene)
      await page.getByLabel('Network settings').uncheck()
      await page.getByRole('button', { name: 'Continue' }).click()
      expect(await page.getByRole('alert').textContent()).toMatch(/^Choose at least one thing/)
    }))

  it('charges nothing when the bank declines the card, and says so', () =>
    visit(browser, async (scene) => {
      const { page, stage, subscriber } = scene
      stage.network.payment.bank.declining = 'the account is overdrawn'
      await logIn(scene)
      await choose(scene, 'Credit card')
      await page.getByRole('button', { name: 'Agree and pay' }).click()
      await page.getByRole('link', { name: 'Continue to your bank' }).click()
      const { number = '', code = '' } = subscriber.knows.creditCard ?? {}
      await page.getByLabel('Card number').fill(number)
      await page.getByLabel('Code from your bank').fill(code)
      await page.getByRole('button', { name: 'Pay' }).click()
      const alert = page.getByRole('alert')
      await alert.waitFor()
      expect(await alert.textContent()).toMatch(
        /declined. Nothing was charged. Reason: the account is overdrawn/,
      )
      expect(stage.recorder.events.filter(({ kind }) => kind === 'pay.debit')).toEqual([])
    }))

  for (const javaScriptEnabled of [true, false]) {
    it(`charges once when pay is pressed twice, ${javaScriptEnabled ? 'with' : 'without'} script`, () =>
      visit(
        browser,
        async (scene) => {
          const { page, stage } = scene
          await logIn(scene)
          await choose(scene, 'Phone bill')
          await page.getByRole('button', { name: 'Agree and pay' }).dblclick({ noWaitAfter: true })
          await expect.poll(() => page.url()).toMatch(/orders\/o-/)
          await expect
            .poll(() => stage.recorder.events.filter(({ kind }) => kind === 'entitlement.on').length)
            .toBe(2)
          expect(stage.recorder.events.filter(({ kind }) => kind === 'pay.debit')).toHaveLength(1)
        },
        { javaScriptEnabled },
      ))
  }

  it('goes on after the connection was lost between payment and set-up, and charges no second time', () =>
    visit(browser, async (scene) => {
      const { page, phone, stage } = scene
      await logIn(scene)
      await choose(scene, 'Phone bill')
      phone.device.behaviour = { stopAfter: 2 }
      await page.getByRole('button', { name: 'Agree and pay' }).click()
      await page.getByText('Your phone is being set up').waitFor()
      await stage.network.settled()
      phone.device.behaviour = {}
      await phone.session()
      await done(page)
      expect(stage.recorder.events.filter(({ kind }) => kind === 'pay.debit')).toHaveLength(1)
    }))

  it('gives the money back when the customer gives up before the phone was set up', () =>
    visit(browser, async (scene) => {
      const { page, phone, stage } = scene
      await logIn(scene)
      await choose(scene, 'Phone bill')
      phone.device.behaviour = { stopAfter: 1 }
      await page.getByRole('button', { name: 'Agree and pay' }).click()
      await page.getByRole('button', { name: 'Cancel and get the money back' }).click()
      await page.getByText('You have your money back').waitFor()
      expect(stage.recorder.events.filter(({ kind }) => kind === 'pay.refund')).toHaveLength(1)
      expect(stage.recorder.events.filter(({ kind }) => kind === 'entitlement.on')).toEqual([])
    }))
})
