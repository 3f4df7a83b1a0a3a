import type { Context } from '../../../simulators/server/context.ts'
import type { Decisions } from '../../../simulators/server/decisions/decisions.ts'
import { NetworkFunctions } from '../../../simulators/server/evidence/network-functions.ts'
import { SERVER_LIMITS } from '../../../simulators/server/limits.ts'
import { advance } from '../../../simulators/server/portal/advance.ts'
import { type ItemName, totalOf } from '../../../simulators/server/portal/catalogue.ts'
import { Turns } from '../../../simulators/server/portal/turns.ts'
import type { Means } from '../../../simulators/server/store/portal-orders.ts'
import { openStore, type Store } from '../../../simulators/server/store/store.ts'
import { VirtualClock } from '../../../simulators/world/clock.ts'
import { Random } from '../../../simulators/world/random.ts'

/** The phone of a customer. */
export const imeiOf = (imsi: string): string => `4901542032375${imsi.at(-1)}`

/** What the portal works with behind its pages, on a database file that outlives it. */
export class Backend {
  readonly clock = new VirtualClock(0)
  readonly #file: string
  readonly #network: string
  #store: Store
  #context: Context
  readonly #decisions: Decisions
  #lives = 0

  constructor(file: string, network: string, decisions: Decisions) {
    this.#decisions = decisions
    this.#file = file
    this.#network = network
    this.#store = this.#open()
    this.#context = this.#made()
  }

  /** Does something in the process that lives now; when that dies in the middle of it, nothing comes of it. */
  async does(work: (context: Context) => Promise<unknown>): Promise<void> {
    const life = this.#lives
    try {
      await work(this.#context)
    } catch (error) {
      if (life === this.#lives) throw error
    }
  }

  /** Somebody agreed to an order: that much is written down. */
  confirm(id: string, wish: { customer: string; means: Means; items: readonly ItemName[] }): void {
    const { customer: imsi, means, items } = wish
    const msisdn = `44${imsi.slice(5)}`
    this.#store.portal.orders.keep({
      ...{ id, account: imsi, imsi, msisdn, imei14: imeiOf(imsi), delivery: 'pc', items, means },
      ...{ cents: totalOf(items), state: 'confirmed' },
    })
  }

  /** What the phone made of its session, where there was one. */
  phone(id: string, how: 'set up' | 'refuses' | 'never comes'): void {
    if (how === 'never comes') return
    for (const job of this.#store.jobs.of({ order: id }))
      this.#store.jobs.setState(job.id, how === 'set up' ? 'done' : 'failed')
  }

  /** Time after time the server goes on with what is unfinished, as its own timer makes it. */
  async settle(): Promise<void> {
    for (let round = 0; round < 20 && this.#store.portal.orders.unfinished().length > 0; round++) {
      for (const id of this.#store.portal.orders.unfinished()) await advance(this.#context, id)
      this.clock.advance(10 * 60_000)
    }
  }

  /** The process dies, and another one begins with the file as it is. What is under way comes to nothing. */
  async crash(): Promise<void> {
    this.#lives += 1
    const { functions } = this.#context
    this.#store.close()
    this.#store = this.#open()
    this.#context = this.#made()
    await functions.close()
  }

  async close(): Promise<void> {
    await this.#context.functions.close()
    this.#store.close()
  }

  #open(): Store {
    return openStore(this.#file, this.clock, this.#decisions)
  }

  #made(): Context {
    const random = (name: string) => new Random(`money/${this.#lives}/${name}`)
    return {
      ...{ serverId: 'dm.operator.example', auth: 'md5', edgeToken: 'edge-token', subAuth: 'corporate' },
      ...{
        homePlmns: ['23415'],
        bootstrapProfile: 'cp',
        nafFqdn: 'dm.operator.example',
        limits: SERVER_LIMITS,
      },
      decisions: this.#decisions,
      store: this.#store,
      functions: new NetworkFunctions(this.#network, 60, { own: '', theirs: '' }),
      clock: this.clock,
      turns: new Turns(),
      random: { nonces: random('n'), secrets: random('s'), tokens: random('t'), pins: random('p') },
      endpoint: () => 'http://127.0.0.1:9/dm',
      log: () => undefined,
    } as unknown as Context
  }
}
