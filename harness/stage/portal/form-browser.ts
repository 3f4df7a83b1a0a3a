import { type HTMLElement, parse } from 'node-html-parser'
import type { HttpResponse, Transport } from '../../../simulators/world/transport.ts'
import { type Browsing, type Locator, PageProblem, type Press, partsOf } from './browsing.ts'
import { CookieJar } from './cookie-jar.ts'

const MAX_REDIRECTS = 10

/** What a form sends: the same as a browser would send for what is on the page. */
interface Sending {
  readonly method: 'GET' | 'POST'
  readonly url: string
  readonly body: string
}

/** Reads pages and sends their forms without drawing anything: fast enough for thousands of visits. */
export class FormBrowser implements Browsing {
  readonly #send: Transport
  readonly #jar = new CookieJar()
  #page: HTMLElement = parse('')
  #url = 'about:blank'
  #before: { page: HTMLElement; url: string } | undefined

  constructor(send: Transport) {
    this.#send = send
  }

  url(): string {
    return this.#url
  }

  async goto(url: string): Promise<void> {
    await this.#load({ method: 'GET', url: new URL(url, this.#base()).href, body: '' })
  }

  async back(): Promise<void> {
    if (!this.#before) return
    this.#url = this.#before.url
    this.#page = this.#before.page
  }

  async has(locator: Locator): Promise<boolean> {
    return this.#find(locator) !== undefined
  }

  async read(locator: Locator): Promise<string | undefined> {
    return this.#find(locator)?.text.replace(/\s+/g, ' ').trim()
  }

  async fill(locator: Locator, text: string): Promise<void> {
    this.#must(locator).setAttribute('value', text)
  }

  async tick(locator: Locator, on: boolean): Promise<void> {
    const box = this.#must(locator)
    const name = box.getAttribute('name')
    if (on && box.getAttribute('type') === 'radio') {
      const others = this.#page.querySelectorAll('input[type="radio"]')
      for (const other of others) if (other.getAttribute('name') === name) other.removeAttribute('checked')
    }
    if (on) box.setAttribute('checked', '')
    else if (box.getAttribute('type') !== 'radio') box.removeAttribute('checked')
  }

  async press(locator: Locator, how: Press = {}): Promise<void> {
    const thing = this.#must(locator)
    const href = thing.getAttribute('href')
    if (href !== undefined) return this.goto(href)
    const sending = this.#sending(thing, how.tampered ?? {}, locator)
    const times = how.twice ? [1, 2] : [1]
    const [answer] = await Promise.all(times.map(() => this.#exchange(sending, how.headers)))
    if (answer) await this.#follow(answer, sending.url)
  }

  async shot(): Promise<void> {}

  async close(): Promise<void> {}

  #base(): string | undefined {
    return URL.canParse(this.#url) && this.#url !== 'about:blank' ? this.#url : undefined
  }

  #sending(button: HTMLElement, tampered: Readonly<Record<string, string>>, locator: Locator): Sending {
    const form = button.closest('form')
    if (!form) throw new PageProblem(`form around ${locator}`, this.#url)
    const fields = new URLSearchParams()
    for (const input of form.querySelectorAll('input')) {
      const [name, type] = [input.getAttribute('name'), input.getAttribute('type')]
      const off = (type === 'checkbox' || type === 'radio') && input.getAttribute('checked') === undefined
      if (name && !off) fields.append(name, input.getAttribute('value') ?? (type === 'checkbox' ? 'on' : ''))
    }
    const name = button.getAttribute('name')
    if (name) fields.append(name, button.getAttribute('value') ?? '')
    for (const [field, value] of Object.entries(tampered)) fields.set(field, value)
    const url = new URL(form.getAttribute('action') || this.#url, this.#url)
    if (form.getAttribute('method')?.toLowerCase() === 'post')
      return { method: 'POST', url: url.href, body: fields.toString() }
    url.search = fields.toString()
    return { method: 'GET', url: url.href, body: '' }
  }

  async #load(sending: Sending): Promise<void> {
    await this.#follow(await this.#exchange(sending), sending.url)
  }

  async #follow(first: HttpResponse, at: string): Promise<void> {
    let [answer, url] = [first, at]
    for (let hops = 0; answer.status >= 300 && answer.status < 400; hops++) {
      const location = answer.headers['location']
      if (location === undefined || hops === MAX_REDIRECTS) throw new PageProblem('end of redirects', url)
      url = new URL(location, url).href
      answer = await this.#exchange({ method: 'GET', url, body: '' })
    }
    this.#before = { page: this.#page, url: this.#url }
    this.#url = url
    this.#page = parse(Buffer.from(answer.body).toString('utf8'))
  }

  async #exchange({ method, url, body }: Sending, extra: Readonly<Record<string, string>> = {}) {
    const cookie = this.#jar.for(url)
    const answer = await this.#send({
      method,
      url,
      headers: {
        accept: 'text/html',
        ...(method === 'POST' && { 'content-type': 'application/x-www-form-urlencoded' }),
        ...(cookie !== '' && { cookie }),
        ...extra,
      },
      body: Buffer.from(body),
    })
    this.#jar.take(url, answer.headers['set-cookie'])
    return answer
  }

  #must(locator: Locator): HTMLElement {
    const found = this.#find(locator)
    if (!found) throw new PageProblem(locator, this.#url)
    return found
  }

  #find(locator: Locator): HTMLElement | undefined {
    const { by, what } = partsOf(locator)
    if (by === 'css') return this.#page.querySelector(what) ?? undefined
    const reads = (element: HTMLElement) => element.text.replace(/\s+/g, ' ').trim().startsWith(what)
    if (by === 'button') return this.#page.querySelectorAll('button').find(reads)
    if (by === 'link') return this.#page.querySelectorAll('a').find(reads)
    const label = this.#page.querySelectorAll('label').find(reads)
    const target = label?.getAttribute('for')
    if (target !== undefined) return this.#page.getElementById(target) ?? undefined
    return label?.querySelector('input') ?? undefined
  }
}
