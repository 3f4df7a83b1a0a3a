import type { Subscriber } from './facts.ts'

/**
 * What the evidence says about an operation: it may go on; it must not; nobody can tell now (a function did not
 * answer); or the subscription must first be authenticated in the session.
 */
export type Verdict =
  | { readonly kind: 'go'; readonly subscriber: Subscriber | undefined }
  | { readonly kind: 'refuse'; readonly reason: string; readonly alarm?: true }
  | { readonly kind: 'defer'; readonly reason: string }
  | { readonly kind: 'prove-subscriber' }

/** Verdicts that end an evaluation. */
export type Stop = Exclude<Verdict, { kind: 'go' }>

export const refuse = (reason: string): Stop => ({ kind: 'refuse', reason })

/** A refusal that somebody should look at: two sources contradict one another. */
export const contradiction = (reason: string): Stop => ({ kind: 'refuse', reason, alarm: true })
