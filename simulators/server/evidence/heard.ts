import type { Decisions } from '../decisions/decisions.ts'
import type { Answer, NetworkFunction } from './answer.ts'
import { refuse, type Stop } from './verdict.ts'

/** What became of a question: a value, word that there is none, no answer that matters, or a reason to stop. */
export type Heard<T> =
  | { readonly is: 'known'; readonly value: T }
  | { readonly is: 'unknown' }
  | { readonly is: 'ignored' }
  | { readonly is: 'stop'; readonly verdict: Stop }

/** Turns an answer into what the evaluation does with it: who does not answer blocks, unless a decision says otherwise. */
export function heard<T>(decisions: Decisions, asked: NetworkFunction, answer: Answer<T>): Heard<T> {
  if (answer.kind === 'ok') return { is: 'known', value: answer.value }
  if (answer.kind === 'unknown') return { is: 'unknown' }
  if (answer.kind === 'refused') {
    return { is: 'stop', verdict: refuse(`the ${asked} refused the question: ${answer.reason}`) }
  }
  if (decisions.whenUnanswered(asked) === 'allow') return { is: 'ignored' }
  return { is: 'stop', verdict: { kind: 'defer', reason: `the ${asked} gave no answer: ${answer.reason}` } }
}
