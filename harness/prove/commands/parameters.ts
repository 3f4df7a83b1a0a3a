import fc from 'fast-check'

/** Which household a step is about; counted round where there are fewer. */
export const household = fc.nat({ max: 2 })

/** Another household than the first one, mostly. */
export const another = fc.constantFrom(1, 1, 1, 2, 0)

/** Before which message a session waits; 0 where it does not. Package 3 is where settings are about to change. */
export const hold = fc.constantFrom(0, 0, 2, 2, 2, 3)

/** How a session that waits is told. */
export const waiting = (before: number) => (before === 0 ? '' : `, and waits before message ${before}`)
