import type { Context } from '../context.ts'
import type { Draft } from '../dm/draft.ts'
import type { Session } from '../dm/session.ts'
import { childrenOf } from '../work/children.ts'
import type { Told } from '../work/plan.ts'

const LOCK = './Ext/NetworkLock'

/** Looks at what binds a phone to a network: its lock, and the accounts of other operators in it. */
export class Bonds {
  readonly #context: Context
  readonly #accounts: string
  readonly #asked = new Set<string>()

  constructor(context: Context, session: Session) {
    this.#context = context
    this.#accounts = session.devInfo['DmV'] === '1.1' ? './SyncML/DMAcc' : './DMAcc'
  }

  /** What must still be read; empty when everything was. */
  wanted(told: Told): readonly Draft[] {
    const targets = [LOCK, this.#accounts, ...this.#serverIds(told)].filter((uri) => !this.#asked.has(uri))
    for (const uri of targets) this.#asked.add(uri)
    return targets.map((target) => ({ name: 'Get', target }))
  }

  /** By what the phone is bound elsewhere, if it is. */
  against(told: Told): string | undefined {
    const { decisions, homePlmns, serverId } = this.#context
    return decisions.boundElsewhere({
      networks: (told.get(LOCK) ?? '').split(/\s+/).filter((plmn) => plmn !== ''),
      accounts: this.#serverIds(told).map((uri) => told.get(uri)),
      homePlmns,
      serverId,
    })
  }

  #serverIds(told: Told): string[] {
    return childrenOf(told, this.#accounts).map((name) => `${this.#accounts}/${name}/ServerID`)
  }
}
