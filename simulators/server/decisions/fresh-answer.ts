/** Seconds for which an answer of a function may be used (identity matrix §1.3; the AAA binding must be live). */
const USABLE_SECONDS = { hlr: 3600, eir: 3600, aaa: 5 } as const

/** Whether an answer is recent enough to stand for the present. */
export type FreshAnswer = (from: 'hlr' | 'eir' | 'aaa', ageSeconds: number) => boolean

export const freshAnswer: FreshAnswer = (from, ageSeconds) => ageSeconds <= USABLE_SECONDS[from]
