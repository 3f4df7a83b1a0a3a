/** Octets that are compared at once when a delta looks for what the two versions have in common. */
const BLOCK = 16

const COPY = 0x43
const INSERT = 0x49

/**
 * What turns `base` into `next`: a row of operations, each one octet of kind, then `C` offset and length of a stretch of
 * the base, or `I` length and octets of its own. Numbers are 32 bits, big endian.
 */
export function makeDelta(base: Uint8Array, next: Uint8Array): Uint8Array {
  const places = blocksOf(base)
  const parts: Uint8Array[] = []
  let fresh = 0
  let at = 0
  const insert = (to: number) => {
    if (to > fresh) parts.push(numbers(INSERT, to - fresh), next.subarray(fresh, to))
  }
  while (at < next.length) {
    const offset = places.get(name(next, at))
    const length = offset === undefined ? 0 : common(base, offset, next, at)
    if (offset === undefined || length < BLOCK) {
      at += 1
      continue
    }
    insert(at)
    parts.push(numbers(COPY, offset, length))
    at += length
    fresh = at
  }
  insert(at)
  return Uint8Array.from(Buffer.concat(parts))
}

/** The new version, or undefined when the delta is none or does not fit this base. */
export function applyDelta(base: Uint8Array, delta: Uint8Array): Uint8Array | undefined {
  const view = Buffer.from(delta)
  const parts: Uint8Array[] = []
  let at = 0
  while (at < view.length) {
    const kind = view[at]
    const header = kind === COPY ? 9 : 5
    if ((kind !== COPY && kind !== INSERT) || at + header > view.length) return undefined
    const first = view.readUInt32BE(at + 1)
    const length = kind === COPY ? view.readUInt32BE(at + 5) : first
    const [from, offset] = kind === COPY ? [base, first] : [view, at + header]
    if (offset + length > from.length) return undefined
    parts.push(from.subarray(offset, offset + length))
    at += header + (kind === COPY ? 0 : length)
  }
  return Uint8Array.from(Buffer.concat(parts))
}

/** The first place of each block of the base. */
function blocksOf(base: Uint8Array): Map<string, number> {
  const places = new Map<string, number>()
  for (let at = 0; at + BLOCK <= base.length; at += BLOCK) {
    const block = name(base, at)
    if (!places.has(block)) places.set(block, at)
  }
  return places
}

const name = (octets: Uint8Array, at: number): string =>
  Buffer.from(octets.subarray(at, at + BLOCK)).toString('latin1')

function common(a: Uint8Array, aFrom: number, b: Uint8Array, bFrom: number): number {
  let length = 0
  while (aFrom + length < a.length && bFrom + length < b.length && a[aFrom + length] === b[bFrom + length])
    length += 1
  return length
}

function numbers(kind: number, ...values: readonly number[]): Uint8Array {
  const octets = Buffer.alloc(1 + 4 * values.length)
  octets[0] = kind
  values.forEach((value, index) => {
    octets.writeUInt32BE(value, 1 + 4 * index)
  })
  return octets
}
