/** Milliseconds since the epoch, with fractions, rising evenly: the same on all threads of a machine. */
export const sharedNow = (): number => performance.timeOrigin + performance.now()
