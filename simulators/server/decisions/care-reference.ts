import type { Reference } from '../store/audit-record.ts'

/** How the sessions and records of a help-desk case are marked (requirements on recording, 3 and 4). */
export type CareReference = (careCase: string) => Reference

/** With the case's own id, which no other case has. */
export const careReference: CareReference = (careCase) => ({ case: careCase })
