import type { Context } from '../context.ts'
import type { Known } from '../decisions/disclosure.ts'
import type { Draft } from '../dm/draft.ts'
import type { Told } from '../work/plan.ts'

const MAKER = './Ext/Maker'

/** Has the manufacturer see for itself that a device is one of its own, before it releases a fix for it. */
export class Attestation {
  readonly #context: Context
  readonly #known: Known

  constructor(context: Context, known: Known) {
    this.#context = context
    this.#known = known
  }

  /** The manufacturer's challenge as commands for the device; or why there is none. */
  async challenge(): Promise<readonly Draft[] | string> {
    const { decisions, functions } = this.#context
    const answer = await functions.manufacturer.target(decisions.disclosure(this.#known))
    if (answer.kind !== 'ok') return this.#why(answer, 'the manufacturer does not know the device')
    return [
      { name: 'Replace', target: `${MAKER}/Challenge`, data: answer.value },
      { name: 'Get', target: `${MAKER}/Proof` },
    ]
  }

  /** Hands the device's answer over; a reason where the fix is not released. */
  async release(told: Told): Promise<string | undefined> {
    const { functions } = this.#context
    const { campaign, imei } = this.#known
    const proof = told.get(`${MAKER}/Proof`) ?? ''
    const answer = await functions.manufacturer.release({ campaign, imei, proof })
    return answer.kind === 'ok' ? undefined : this.#why(answer, 'the manufacturer did not release the fix')
  }

  #why(answer: { kind: string; reason?: string }, otherwise: string): string {
    return answer.reason === undefined ? otherwise : `${otherwise}: ${answer.reason}`
  }
}
