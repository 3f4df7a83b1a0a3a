import type { Context } from '../context.ts'
import type { Draft } from '../dm/draft.ts'
import type { GenericAlert } from '../dm/generic-alert.ts'
import type { SessionEvidence } from '../evidence/judge-session.ts'
import type { Verdict } from '../evidence/verdict.ts'
import type { Operation, Reference } from '../store/audit-record.ts'

/** What the device told in Results, by Target of the Get. */
export type Told = ReadonlyMap<string, string>

/** The device's Status on one command of the last batch. */
export interface Answered {
  readonly draft: Draft
  readonly code: number
  /** What the user typed or chose. */
  readonly input?: string
}

/** What came since the last batch. */
export interface Heard {
  /** Everything that was told in this session. */
  readonly told: Told
  readonly answers: readonly Answered[]
  /** Generic alerts (1226) of this message. */
  readonly alerts: readonly GenericAlert[]
}

/** Batches of commands, each decided when the answers to the one before are there; empty when nothing is left. */
export interface Plan {
  /** What the evidence is judged for, and what a refusal is written down as. */
  readonly operation: Operation
  /** The case, order or campaign that it is done for. */
  readonly reference?: Reference
  /** The job that it carries out, so that a session does not begin it twice. */
  readonly job?: number
  /** True when the subscription must prove itself in the session, whatever the policy says. */
  readonly provesSubscriber?: boolean
  /** True while what the device reports makes somebody pay: the evidence must hold before it is heard. */
  readonly movesMoney?: boolean
  next(heard: Heard): readonly Draft[] | Promise<readonly Draft[]>
  /** Judges the evidence in its own way; `judgeSession` does where this is not given. */
  judge?(context: Context, evidence: SessionEvidence): Promise<Verdict>
  /** The user broke the session off; what they had answered is still to be heard. */
  brokenOff?(answers: readonly Answered[]): void
  /** The evidence did not hold: nothing more is sent for this plan in this session. */
  stopped?(reason: string, result: 'refused' | 'deferred'): void | Promise<void>
}
