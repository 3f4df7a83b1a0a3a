import type { Branch } from '../store/campaigns.ts'

/** Who must be proven before a phone is fixed. */
export type FixEvidence = (branch: Branch) => 'device' | 'subscriber'

/** The operator fixes phones of its customers, so it must know them; the manufacturer fixes devices, whoever uses them. */
export const fixEvidence: FixEvidence = (branch) => (branch === 'manufacturer' ? 'device' : 'subscriber')
