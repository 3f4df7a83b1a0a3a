import type { Context } from '../context.ts'
import type { Draft } from '../dm/draft.ts'
import type { SessionEvidence } from '../evidence/judge-session.ts'
import type { Verdict } from '../evidence/verdict.ts'
import type { Reference } from '../store/audit-record.ts'
import type { CareCase } from '../store/cases.ts'
import type { Job } from '../store/jobs.ts'
import { childrenOf } from '../work/children.ts'
import { Permission } from '../work/permission.ts'
import type { Heard, Plan, Told } from '../work/plan.ts'
import { judgeCase } from './judge-case.ts'

/** What the agent wants to know: type, versions, capabilities, connectivity, software, logs. */
const WANTED = [
  ...['DevTyp', 'OEM', 'FwV', 'SwV', 'HwV', 'LrgObj', 'Ext'].map((name) => `./DevDetail/${name}`),
  ...['./NAP', './Proxy', './Settings', './SCOMO/Inventory/Deployed', './DiagMon/Log/DiagMonData'],
]

/** Nodes whose children are read too, with the leaves of each child that matter. */
const DEEPER: readonly (readonly [string, readonly string[]])[] = [
  ['./NAP', ['Name', 'NapAddr']],
  ['./Settings', ['']],
  ['./SCOMO/Inventory/Deployed', ['Name', 'Version', 'State']],
  ['./DiagMon/Log/DiagMonData', ['']],
]

/** Steps 2 and 3 of the help desk's normal flow: reads the phone for a case. What is personal needs the user's leave. */
export class CareQuery implements Plan {
  readonly operation = 'OP-INV'
  readonly reference: Reference
  readonly job: number
  readonly #context: Context
  readonly #case: CareCase
  readonly #permission: Permission
  readonly #asked = new Set<string>()
  #granted: boolean | undefined

  constructor(context: Context, job: Job, careCase: CareCase) {
    this.#context = context
    this.#case = careCase
    this.job = job.id
    this.reference = context.decisions.careReference(careCase.id)
    this.#permission = new Permission(context, {
      reference: { case: careCase.id },
      subscriber: careCase.msisdn,
      summary: 'customer care wants to read the applications and logs of this phone.',
    })
  }

  judge(context: Context, evidence: SessionEvidence): Promise<Verdict> {
    return judgeCase(context, this.#case.id, evidence)
  }

  /** Nodes that anybody may read, then the question, then the personal ones, then what is inside of them all. */
  next({ told, answers }: Heard): readonly Draft[] {
    this.#context.store.cases.keep(this.#case.id, told)
    const allowed = this.#readable(told)
    if (allowed.length > 0) return allowed
    if (this.#granted === undefined) {
      this.#granted = this.#permission.granted(answers)
      if (this.#granted === undefined) return this.#permission.ask()
      const personal = this.#readable(told)
      if (personal.length > 0) return personal
    }
    this.#context.store.jobs.setState(this.job, this.#granted ? 'done' : 'refused')
    return []
  }

  /** What may be read now and was not yet. */
  #readable(told: Told): Draft[] {
    const inside = DEEPER.flatMap(([parent, leaves]) =>
      childrenOf(told, parent).flatMap((child) =>
        leaves.map((leaf) => `${parent}/${child}${leaf === '' ? '' : `/${leaf}`}`),
      ),
    )
    const wanted = [...WANTED, ...inside].filter(
      (uri) => !this.#asked.has(uri) && this.#context.decisions.mayRead(uri, this.#granted),
    )
    for (const uri of wanted) this.#asked.add(uri)
    return wanted.map((target) => ({ operation: 'OP-INV', name: 'Get', target }))
  }
}
