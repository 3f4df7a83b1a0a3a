import type { Answer } from '../evidence/answer.ts'
import type { Binding } from '../evidence/facts.ts'
import type { NetworkFunctions } from '../evidence/network-functions.ts'

/** Asks which subscription and equipment have an address now. */
export type AskBinding = (functions: NetworkFunctions, ip: string) => Promise<Answer<Binding>>

/** Asked afresh each time: addresses move from one subscription to another within seconds. */
export const askBinding: AskBinding = (functions, ip) => functions.binding(ip)
