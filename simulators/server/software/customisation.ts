import type { Context } from '../context.ts'
import type { Draft } from '../dm/draft.ts'
import type { Session } from '../dm/session.ts'
import { heard as hear } from '../evidence/heard.ts'
import type { Heard, Plan } from '../work/plan.ts'
import type { Memo } from './errand.ts'

/** Where some phones say whose customisation they want; nothing but a claim. */
const CLAIM = './DevDetail/Ext/Org'

/**
 * Sees whether a phone in an enterprise's subscription carries the firmware that the contract with the enterprise wants,
 * and orders an update when it does not (use case 5.3.1, variation B). The home network says whose subscription it is.
 */
export class Customisation implements Plan {
  readonly operation = 'OP-DL'
  readonly provesSubscriber = true
  readonly #context: Context
  readonly #session: Session
  #looked = false

  constructor(context: Context, session: Session) {
    this.#context = context
    this.#session = session
  }

  async next({ told }: Heard): Promise<readonly Draft[]> {
    if (!this.#looked) {
      this.#looked = true
      const wanted = [
        './DevDetail/FwV',
        ...(this.#context.decisions.claimsWanted().length > 0 ? [CLAIM] : []),
      ]
      return wanted.map((target) => ({ operation: 'OP-INV', name: 'Get', target }))
    }
    await this.#order(told)
    return []
  }

  async #order(told: Heard['told']): Promise<void> {
    const { decisions, functions, store } = this.#context
    const account = store.accounts.byId(this.#session.account ?? 0)
    if (!account) return
    const { imsi } = account
    const hlr = hear(decisions, 'hlr', await functions.subscriber('imsi', imsi))
    if (hlr.is !== 'known') return
    const org = decisions.subscribersOrg(hlr.value, told.get(CLAIM))
    const { Man = '', Mod = '' } = this.#session.devInfo
    const contract = org === undefined ? undefined : store.contracts.of(org, Man, Mod)
    const wanted = contract && store.packages.byId(contract.package)?.manifest.version
    if (!contract || wanted === undefined || told.get('./DevDetail/FwV') === wanted) return
    const { device: imei14 } = this.#session
    const order = `custom-${imsi}-${wanted}`
    if (store.jobs.of({ order }).some(({ state }) => state === 'due' || state === 'waiting')) return
    const memo: Memo = {
      package: contract.package,
      org: contract.org,
      confirms: contract.confirm,
      provesSubscriber: true,
      ...(hlr.value.msisdn !== undefined && { msisdn: hlr.value.msisdn }),
    }
    store.jobs.open({ kind: 'update', imei14, imsi, reference: { order }, memo: { ...memo } })
  }
}
