/** Seconds for which what a function said may be used (identity matrix §1.3); a binding's age is that of the line. */
const USABLE_SECONDS = { hlr: 3600, eir: 3600, aaa: 24 * 3600 } as const

/** Whether an answer is recent enough to stand for the present. */
export type FreshAnswer = (from: 'hlr' | 'eir' | 'aaa', ageSeconds: number) => boolean

export const freshAnswer: FreshAnswer = (from, ageSeconds) => ageSeconds <= USABLE_SECONDS[from]
