import type { Answer } from '../evidence/answer.ts'
import type { Keys } from '../evidence/facts.ts'
import type { NetworkFunctions } from '../evidence/network-functions.ts'

/** Asks the BSF for the key of a B-TID (Zn). */
export type AskKeys = (functions: NetworkFunctions, btid: string, naf: string) => Promise<Answer<Keys>>

/** Asked afresh each time: only the BSF knows when a key ends. */
export const askKeys: AskKeys = (functions, btid, naf) => functions.keys(btid, naf)
