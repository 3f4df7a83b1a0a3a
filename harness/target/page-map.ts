import { z } from 'zod'

/**
 * How a step finds a thing on a page: `label=` and `button=` and `link=` by what a person reads, `css=` by a selector
 * where nothing else will do.
 */
const locator = z
  .string()
  .regex(/^(label|button|link|css)=./, 'must begin with label=, button=, link= or css=')

const page = z.strictObject({
  /** Where a visit begins; {{imei}}, {{msisdn}} and {{account}} are filled in. */
  start: z.string().regex(/^https?:\/\//, 'must be an http:// or https:// URL'),
  /** Where a PC agent introduces a phone that vouches for itself by GBA; the answer names where the visit begins. */
  door: z.url({ protocol: /^https?$/, error: 'must be an http:// or https:// URL' }).optional(),
  /** What is on a page that says that something went wrong. */
  problem: locator,
  login: z.strictObject({ account: locator, password: locator, submit: locator }),
  /** The one-time code that comes by text message, where the portal asks for one. */
  code: z.strictObject({ code: locator, submit: locator }).optional(),
  options: z.strictObject({
    settings: locator.optional(),
    minutes: locator.optional(),
    game: locator.optional(),
    submit: locator,
  }),
  means: z.strictObject({
    bill: locator.optional(),
    card: locator.optional(),
    prepaid: locator.optional(),
    submit: locator.optional(),
  }),
  summary: z.strictObject({
    order: locator,
    amount: locator,
    pin: locator.optional(),
    confirm: locator,
  }),
  progress: z.strictObject({
    /** The way to the bank, where the browser is not sent there by itself. */
    bank: locator.optional(),
    delivering: locator,
    done: locator,
    failed: locator,
    cancel: locator.optional(),
  }),
  logout: locator,
})

export const pageMap = page

/** The pages of a portal, step by step, as data. */
export type PageMap = z.infer<typeof page>

/** The pages of the reference server. */
export function ownPages(portal: string): PageMap {
  const state = (name: string) => `css=#state[data-state="${name}"]`
  return {
    start: portal,
    door: new URL('/agent/phones', portal).href,
    problem: 'css=[role="alert"]',
    login: { account: 'label=User name', password: 'label=Password', submit: 'button=Log in' },
    code: { code: 'label=Code', submit: 'button=Continue' },
    options: {
      settings: 'label=Network settings',
      minutes: 'label=60 prepaid minutes',
      game: 'label=Game service',
      submit: 'button=Continue',
    },
    means: {
      bill: 'label=Phone bill',
      card: 'label=Credit card',
      prepaid: 'label=Prepaid account',
      submit: 'button=Continue',
    },
    summary: {
      order: 'css=#order',
      amount: 'css=#total',
      pin: 'label=Prepaid PIN',
      confirm: 'button=Agree and pay',
    },
    progress: {
      bank: 'link=Continue to your bank',
      delivering: state('delivering'),
      done: state('done'),
      failed: `${state('declined')},${state('refunded').slice(4)},${state('cancelled').slice(4)}`,
      cancel: 'button=Cancel',
    },
    logout: 'button=Log out',
  }
}
