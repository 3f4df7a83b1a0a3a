/** How long a detected pair stands for the present (identity matrix §1.3, T_pair). */
export const PAIR_SECONDS = 24 * 3600

/** Whether a pair was detected recently enough. */
export type FreshPair = (ageSeconds: number) => boolean

export const freshPair: FreshPair = (ageSeconds) => ageSeconds <= PAIR_SECONDS
