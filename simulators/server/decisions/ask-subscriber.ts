import type { Answer } from '../evidence/answer.ts'
import type { Subscriber } from '../evidence/facts.ts'
import type { NetworkFunctions } from '../evidence/network-functions.ts'

/** Asks the HLR about the subscription of a pair. */
export type AskSubscriber = (
  functions: NetworkFunctions,
  pair: { readonly imsi: string; readonly imei14: string },
) => Promise<Answer<Subscriber>>

/** The HLR knows IMSI and MSISDN; an IMEI is no key of it. */
export const askSubscriber: AskSubscriber = (functions, { imsi }) => functions.subscriber('imsi', imsi)
