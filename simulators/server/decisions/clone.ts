import type { Pair } from '../evidence/facts.ts'

/** Whether the pairs of one equipment say that there are two of it. */
export type Clone = (pairsOfEquipment: readonly Pair[]) => boolean

/** One IMEI attached with two subscriptions at once: nothing may rest on pairs with it (SP-EIR-02). */
export const clone: Clone = (pairs) =>
  new Set(pairs.filter(({ attached }) => attached).map(({ imsi }) => imsi)).size > 1
