/** Seeded faults that no single scenario shows: the load plan that does, and the property that fails under it. */
export const RACE_DEFECTS = [{ id: 'D-261', plan: 'race-nonces', property: 'SP-AUTH-04' }] as const
