/** A small generator of its own (mulberry32), so that input N of a seed is the same input for ever. */
export function numbers(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

/** One to four faults in a copy: octets changed, left out, doubled, moved, cut off, or put in from a list of nasty ones. */
export function mutate(
  bytes: Uint8Array,
  next: (below: number) => number,
  nasty: readonly Uint8Array[],
): Uint8Array {
  let out = Uint8Array.from(bytes)
  for (let faults = 1 + next(4); faults > 0; faults--) {
    const at = next(out.length + 1)
    const length = 1 + next(1 << next(7))
    const kind = next(6)
    if (kind === 0 && at < out.length) out[at] = next(256)
    else if (kind === 1) out = joined(out.subarray(0, at), out.subarray(at + length))
    else if (kind === 2) out = joined(out.subarray(0, at), out.subarray(at, at + length), out.subarray(at))
    else if (kind === 3) out = joined(out.subarray(0, at), nasty[next(nasty.length)] ?? out, out.subarray(at))
    else if (kind === 4) out = joined(out.subarray(at), out.subarray(0, at))
    else if (kind === 5 && next(4) === 0) out = out.slice(0, at)
  }
  return out
}

export function joined(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.concat(parts))
}
