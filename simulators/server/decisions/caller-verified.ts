import type { Answer } from '../evidence/answer.ts'
import type { NetworkFunctions } from '../evidence/network-functions.ts'

export interface Caller {
  readonly careCase: string
  readonly msisdn: string
  readonly passphrase?: string
}

/** Whether the person who asks is the subscriber. */
export type CallerVerified = (functions: NetworkFunctions, caller: Caller) => Promise<Answer<boolean>>

/** Customer records decide; who says no passphrase is not asked about at all. */
export const callerVerified: CallerVerified = async (functions, { careCase, msisdn, passphrase }) => {
  if (passphrase === undefined || passphrase === '') return { kind: 'ok', value: false }
  return functions.callerOk(careCase, msisdn, passphrase)
}
