import type { Context } from '../context.ts'
import type { Draft } from '../dm/draft.ts'
import { judgeSession, type SessionEvidence } from '../evidence/judge-session.ts'
import { refuse, type Verdict } from '../evidence/verdict.ts'
import { advance } from '../portal/advance.ts'
import { itemOf } from '../portal/catalogue.ts'
import type { Job } from '../store/jobs.ts'
import type { PortalOrder } from '../store/portal-orders.ts'
import { childrenOf } from './children.ts'
import type { Heard, Plan, Told } from './plan.ts'
import { Settings } from './settings.ts'

/** Where services that were bought stand in a phone. */
const SERVICES = { operation: 'OP-INV', name: 'Get', target: './Services' } as const

/** Sets a device up as its order says: looks, writes, and tells the order what came of it. */
export class PortalPlan implements Plan {
  readonly operation = 'OP-CONF'
  readonly provesSubscriber = true
  readonly reference: { readonly order: string }
  readonly job: number
  readonly #context: Context
  readonly #order: PortalOrder
  readonly #settings: Settings
  #batch = 0

  constructor(context: Context, job: Job, order: PortalOrder) {
    this.#context = context
    this.#order = order
    this.#settings = new Settings(context.serverId)
    this.reference = { order: order.id }
    this.job = job.id
  }

  async next(heard: Heard): Promise<readonly Draft[]> {
    this.#batch += 1
    if (this.#batch === 1) return [...this.#settings.next(heard), SERVICES, ...this.#counters()]
    if (this.#batch === 2) {
      const settings = this.#settings.next(heard)
      const known = childrenOf(heard.told, SERVICES.target)
      return [...(this.#order.items.includes('settings') ? settings : []), ...this.#bought(known, heard.told)]
    }
    if (this.#batch === 3) await this.#finish(heard)
    return []
  }

  /** The customer may cancel at any moment, in the middle of the session too. */
  async judge(context: Context, evidence: SessionEvidence): Promise<Verdict> {
    const order = context.store.portal.orders.find(this.#order.id)
    if (!order || !context.decisions.orderStands(order.state)) return refuse('the order is over')
    return judgeSession(context, evidence)
  }

  /** Asks what is left of what is bought again. */
  #counters(): Draft[] {
    return this.#order.items.flatMap((name): Draft[] => {
      const { node } = itemOf(name)
      return node?.counts ? [{ ...SERVICES, target: `${SERVICES.target}/${node.name}/${node.leaf}` }] : []
    })
  }

  #bought(known: readonly string[], told: Told): Draft[] {
    return this.#order.items.flatMap((name): Draft[] => {
      const { node } = itemOf(name)
      if (!node) return []
      const place = `${SERVICES.target}/${node.name}`
      const target = `${place}/${node.leaf}`
      const data = node.counts ? onTopOf(told.get(target), node.data) : node.data
      const leaf = { operation: 'OP-ENT', target, data } as const
      // A node that stands already is written like every other setting; switching the service on is a matter of its own.
      if (known.includes(node.name)) return [{ ...leaf, name: 'Replace', operation: 'OP-CONF' }]
      return [
        { operation: 'OP-CONF', name: 'Add', target: place, format: 'node' },
        { ...leaf, name: 'Add' },
      ]
    })
  }

  /** What the previous owner's phone keeps to itself may stay; what was bought must have arrived. */
  async #finish({ answers }: Heard): Promise<void> {
    const { jobs } = this.#context.store
    const lost = answers.filter(({ draft, code }) => draft.name !== 'Delete' && (code < 200 || code > 299))
    if (answers.length === 0) return
    if (lost.length > 0) {
      const { draft, code } = lost[0] as (typeof lost)[0]
      jobs.remember(this.job, { reason: `the phone refused ${draft.target} (${code})` })
    }
    jobs.setState(this.job, lost.length === 0 ? 'done' : 'failed')
    await advance(this.#context, this.#order.id)
  }
}

/** What a phone says of itself counts as far as it is a number that can be meant. */
const onTopOf = (left: string | undefined, bought: string): string =>
  /^\d{1,6}$/.test(left ?? '') ? String(Number(left) + Number(bought)) : bought

/** The plan of an order, while it is still wanted. */
export function portalPlan(context: Context, job: Job): Plan | undefined {
  const order = context.store.portal.orders.find(job.reference.order ?? '')
  return order && new PortalPlan(context, job, order)
}
