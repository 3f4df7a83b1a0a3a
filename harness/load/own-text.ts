/** A text of its own: a part of a long string keeps all of it alive; a part of a short one does not matter. */
export const ownText = (part: string): string => (part.length < 13 ? part : ` ${part}`.slice(1))

/** Plain data with texts and octets of its own, so that nothing of a parsed message stays alive with it. */
export function ownCopy<T>(value: T): T {
  if (typeof value === 'string') return ownText(value) as T
  if (typeof value !== 'object' || value === null) return value
  if (value instanceof Uint8Array) return Uint8Array.from(value) as T
  if (Array.isArray(value)) return value.map(ownCopy) as T
  const copy: Record<string, unknown> = {}
  for (const name in value) copy[name] = ownCopy(value[name])
  return copy as T
}
