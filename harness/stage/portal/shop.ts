import type { Card } from '../../../simulators/card/card.ts'
import { PcAgent } from '../../../simulators/pc/agent.ts'
import { pcPage } from '../../../simulators/pc/pages.ts'
import type { Person } from '../../../simulators/people/person.ts'
import type { HttpRequest, HttpResponse, Transport } from '../../../simulators/world/transport.ts'
import type { PageMap } from '../../target/page-map.ts'
import type { Phone } from '../phone.ts'
import type { Stage } from '../stage.ts'
import type { Browsing } from './browsing.ts'
import { Customer } from './customer.ts'
import { FormBrowser } from './form-browser.ts'
import { Pc } from './pc.ts'
import { PortalAccounts } from './portal-accounts.ts'

/** Opens a browser for one visit; `internet` is the way on which a driver without a network of its own sends. */
export type OpenBrowser = (visit: {
  readonly internet: Transport
  readonly agent?: PcAgent
}) => Promise<{ browsing: Browsing; home: string }>

/** Where the agent's pages are while no real browser looks at them. */
const IN_PROCESS = 'http://pc.invalid/'

/** How somebody comes to a portal: from a PC beside the phone, or from any browser. */
export class Shop {
  readonly accounts = new PortalAccounts()
  readonly #stage: Stage
  readonly #open: OpenBrowser
  readonly #opened: Browsing[] = []
  #made = 0

  constructor(stage: Stage, open: OpenBrowser = withForms) {
    this.#stage = stage
    this.#open = open
  }

  /** The operator gives a subscription's owner an account on the portal. */
  async account(owner: Person, card: Card): Promise<void> {
    const random = this.#stage.random.fork(`portal/${card.imsi}`)
    const portal = { account: `${owner.id}-${random.digits(6)}`, password: random.token(9) }
    this.#stage.secrets.keep(portal.password)
    const fields = { ...portal, imsi: card.imsi, msisdn: card.msisdn ?? '' }
    await this.#stage.operator.order('portal-accounts', fields)
    this.accounts.note(portal.account, owner.id, card.imsi)
    owner.learn({ portal })
  }

  /** A PC with somebody in front of it. */
  async pc(person: Person, reads?: Phone): Promise<Pc> {
    const { stage, pages, internet } = this.#parts()
    this.#made += 1
    const agent = new PcAgent({
      name: `pc-${this.#made}`,
      witness: stage.recorder.witness,
      internet,
      door: pages.door,
      portal: (imei14) => startOf(pages, { imei: imei14 }),
    })
    agent.user = person.id
    const { browsing, home } = await this.#open({ internet, agent })
    this.#opened.push(browsing)
    const customer = this.#customer(person, browsing, reads)
    return new Pc({ stage, agent, person, customer, browsing, home })
  }

  /** Somebody with a browser and no PC agent, at the portal's front door. `reads` is the phone whose messages they see. */
  async visitor(person: Person, reads?: Phone): Promise<Customer> {
    const { pages, internet } = this.#parts()
    const { browsing } = await this.#open({ internet })
    this.#opened.push(browsing)
    const customer = this.#customer(person, browsing, reads)
    await customer.open(startOf(pages, { imei: reads?.imei14 ?? '', msisdn: reads?.card.msisdn ?? '' }))
    return customer
  }

  /** Where a visit to the portal begins. */
  start(fields: Readonly<Record<string, string>>): string {
    return startOf(this.#parts().pages, fields)
  }

  /** The bank tells the target that something happened to the payment of an order, as it does when nobody answered it. */
  async bankCallsBack(order: string): Promise<void> {
    const { internet } = this.#parts()
    for (const { id, callbackUrl, state } of this.#stage.network.payment.bank.ofOrder(order)) {
      if (callbackUrl === undefined) continue
      const headers = { 'content-type': 'application/json' }
      const body = Buffer.from(JSON.stringify({ order, payment: id, state }))
      await internet({ method: 'POST', url: callbackUrl, headers, body })
    }
  }

  async close(): Promise<void> {
    for (const browsing of this.#opened.splice(0)) await browsing.close()
  }

  #customer(person: Person, browsing: Browsing, reads: Phone | undefined): Customer {
    const { stage, pages } = this.#parts()
    return new Customer({
      ...{ person, browsing, pages, accounts: this.accounts, witness: stage.recorder.witness },
      newestText: () => reads?.messages.at(-1),
      pause: async () => {
        stage.wait({ seconds: 2 })
        await stage.network.settled()
        await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS))
      },
      sits: () => {
        stage.network.payment.atKeyboard = person.id
      },
    })
  }

  #parts() {
    const stage = this.#stage
    const pages = stage.target.portal
    if (!pages) throw new Error('the scenario visits a portal without declaring that it needs one')
    return { stage, pages, internet: stage.network.wifi(stage.wire, ELSEWHERE) }
  }
}

const LOOK_AGAIN_MS = 10
const ELSEWHERE = '198.51.100.7'

function startOf({ start }: PageMap, fields: Readonly<Record<string, string>>): string {
  return start.replace(/\{\{(\w+)\}\}/g, (_, name: string) => encodeURIComponent(fields[name] ?? ''))
}

/** Without a real browser: pages are read and forms sent, and the agent's pages need no listener. */
const withForms: OpenBrowser = async ({ internet, agent }) => ({
  browsing: new FormBrowser((request) =>
    agent && request.url.startsWith(IN_PROCESS) ? atPc(agent, request) : internet(request),
  ),
  home: IN_PROCESS,
})

async function atPc(agent: PcAgent, { url, body }: HttpRequest): Promise<HttpResponse> {
  const form = Object.fromEntries(new URLSearchParams(Buffer.from(body).toString('utf8')))
  const page = await pcPage(agent, new URL(url).pathname, form)
  return { status: page.status, headers: page.headers, body: Buffer.from(page.body) }
}
