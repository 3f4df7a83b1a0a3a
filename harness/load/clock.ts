/** Milliseconds since the epoch, with fractions, rising evenly: the same on all threads of a machine. */
export const sharedNow = (): number => ORIGIN + performance.now()

const ORIGIN = performance.timeOrigin
