import type { Person } from '../../../simulators/people/person.ts'
import type { Witness } from '../../../simulators/world/witness.ts'
import type { PageMap } from '../../target/page-map.ts'
import type { Browsing, Press } from './browsing.ts'
import type { PortalAccounts } from './portal-accounts.ts'

export type Item = 'settings' | 'minutes' | 'game'
export type Means = 'bill' | 'card' | 'prepaid'

/** What a summary page shows. */
export interface Shown {
  readonly order: string
  readonly items: readonly Item[]
  readonly amount: string
}

export interface CustomerParts {
  readonly person: Person
  readonly browsing: Browsing
  readonly pages: PageMap
  readonly accounts: PortalAccounts
  readonly witness: Witness
  /** The newest text message that the person can read. */
  readonly newestText: () => string | undefined
  /** Lets time pass while a page works. */
  readonly pause: () => Promise<void>
  /** Told before the person types what proves who pays. */
  readonly sits: () => void
}

/** Looks at a progress page until it says something; a portal that never does leaves the play undecided. */
const MAX_LOOKS = 40

/** Somebody on the pages of a portal, step by step. What was typed and agreed is witnessed as it happened. */
export class Customer {
  readonly #parts: CustomerParts
  readonly #browsing: Browsing
  readonly #pages: PageMap
  #account = ''
  #items: Item[] = []
  #shown: Shown = { order: '', items: [], amount: '' }
  #imei: string | undefined

  constructor(parts: CustomerParts) {
    this.#parts = parts
    this.#browsing = parts.browsing
    this.#pages = parts.pages
  }

  get shown(): Shown {
    return this.#shown
  }

  /** Opens the portal by its address, for a phone where one is meant. */
  async open(start: string, imei?: string): Promise<void> {
    await this.#browsing.goto(start)
    await this.arrived(imei)
  }

  /** The portal's first page is there. */
  async arrived(imei?: string): Promise<void> {
    this.#imei = imei
    await this.#shot('portal')
  }

  /** Name and password, then the code from the text message. Says whether the portal let them in. */
  async login(
    wish: { account?: string; password?: string; code?: string; withoutCode?: boolean } = {},
  ): Promise<boolean> {
    const { login, code } = this.#pages
    const { knows } = this.#parts.person
    const { account = knows.portal?.account ?? '', password = knows.portal?.password ?? '' } = wish
    this.#account = account
    if (!(await this.#browsing.has(login.account))) return false
    await this.#browsing.fill(login.account, account)
    await this.#browsing.fill(login.password, password)
    await this.#shot('login')
    await this.#browsing.press(login.submit)
    const ok = !(await this.#problem())
    this.#loggedIn('password', ok)
    if (wish.withoutCode) return ok
    if (!ok || !code || !(await this.#browsing.has(code.code))) return ok
    await this.#parts.pause()
    await this.#browsing.fill(code.code, wish.code ?? digitsIn(this.#parts.newestText()))
    await this.#shot('code')
    await this.#browsing.press(code.submit)
    const right = !(await this.#problem())
    this.#loggedIn('otp', right)
    return right
  }

  /** Chooses what the phone gets. Says whether the portal went on. */
  async choose(items: readonly Item[]): Promise<boolean> {
    const { options } = this.#pages
    if (!(await this.#browsing.has(options.submit))) return false
    for (const item of ['settings', 'minutes', 'game'] as const) {
      const locator = options[item]
      if (locator && (await this.#browsing.has(locator)))
        await this.#browsing.tick(locator, items.includes(item))
    }
    this.#items = [...items]
    await this.#shot('options')
    await this.#browsing.press(options.submit)
    return !(await this.#problem())
  }

  /** Chooses how to pay, and reads the summary. */
  async payBy(means: Means): Promise<boolean> {
    const pages = this.#pages.means
    const locator = pages[means]
    if (!locator || !(await this.#browsing.has(locator))) return false
    await this.#browsing.tick(locator, true)
    await this.#shot('means')
    if (pages.submit) await this.#browsing.press(pages.submit)
    if (await this.#problem()) return false
    const { order, amount } = this.#pages.summary
    const [id = '', total = ''] = [await this.#browsing.read(order), await this.#browsing.read(amount)]
    this.#shown = { order: id, amount: total, items: this.#items }
    const { owner, imsi } = this.#parts.accounts.of(this.#account)
    if (id !== '' && owner)
      this.#parts.witness({ kind: 'portal.order', ...this.#about(), ...(imsi && { imsi }), ...this.#phone() })
    return id !== ''
  }

  /** Agrees to what the summary shows. Says whether the portal took it. */
  async agree(how: Press & { pin?: string } = {}): Promise<boolean> {
    const { pin, confirm } = this.#pages.summary
    if (!(await this.#browsing.has(confirm))) return false
    if (pin && (await this.#browsing.has(pin)))
      await this.#browsing.fill(pin, how.pin ?? this.#parts.person.knows.prepaidPin ?? '')
    await this.#shot('summary')
    this.#parts.sits()
    this.#parts.witness({ kind: 'portal.confirm', ...this.#about(), answer: 'yes' })
    await this.#browsing.press(confirm, how)
    return !(await this.#problem())
  }

  /** Answers the bank on its own page. */
  async answerBank(wish: { number?: string; code?: string; cancel?: boolean } = {}): Promise<void> {
    const { bank } = this.#pages.progress
    if (bank && (await this.#browsing.has(bank))) await this.#browsing.press(bank)
    const { creditCard } = this.#parts.person.knows
    this.#parts.sits()
    if (!(await this.#browsing.has('label=Card number'))) return
    await this.#browsing.fill('label=Card number', wish.number ?? creditCard?.number ?? '')
    await this.#browsing.fill('label=Code from your bank', wish.code ?? creditCard?.code ?? '')
    await this.#shot('bank')
    await this.#browsing.press(wish.cancel ? 'button=Cancel' : 'button=Pay')
    await this.#shot('back from the bank')
  }

  /** Looks until the order is on its way to the phone, done, or over without success. */
  async await(
    ...wanted: ('delivering' | 'done' | 'failed')[]
  ): Promise<'delivering' | 'done' | 'failed' | 'nothing'> {
    const { progress } = this.#pages
    for (let look = 0; look < MAX_LOOKS; look++) {
      for (const state of wanted) {
        if (!(await this.#browsing.has(progress[state]))) continue
        await this.#shot(state)
        return state
      }
      if (await this.#problem()) return 'nothing'
      await this.#parts.pause()
      await this.lookAgain()
    }
    return 'nothing'
  }

  /** The page anew, as it is now. */
  async lookAgain(): Promise<void> {
    await this.#browsing.goto(this.#browsing.url())
  }

  /** The page before this one, though it may be out of date. */
  async back(): Promise<void> {
    await this.#browsing.back()
  }

  async cancel(): Promise<void> {
    const { cancel } = this.#pages.progress
    if (cancel && (await this.#browsing.has(cancel))) await this.#browsing.press(cancel)
    await this.#shot('cancelled')
  }

  async logout(): Promise<void> {
    if (!(await this.#browsing.has(this.#pages.logout))) return
    await this.#browsing.press(this.#pages.logout)
    this.#parts.witness({ kind: 'portal.logout', account: this.#account, by: this.#parts.person.id })
  }

  #about() {
    const { order, items, amount } = this.#shown
    return { order, account: this.#account, items: [...items], amount, by: this.#parts.person.id }
  }

  #phone() {
    return this.#imei === undefined ? {} : { imei: this.#imei }
  }

  #loggedIn(method: 'password' | 'otp', ok: boolean): void {
    const { owner = '', imsi } = this.#parts.accounts.of(this.#account)
    const about = { account: this.#account, method, ok, by: this.#parts.person.id, owner }
    this.#parts.witness({ kind: 'portal.login', ...about, ...(imsi && { imsi }) })
  }

  async #problem(): Promise<boolean> {
    const there = await this.#browsing.has(this.#pages.problem)
    if (there) await this.#shot('problem')
    return there
  }

  async #shot(name: string): Promise<void> {
    await this.#browsing.shot(name)
  }
}

const digitsIn = (text: string | undefined): string => /\d{4,8}/.exec(text ?? '')?.[0] ?? ''
