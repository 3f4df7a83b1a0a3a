/** What is compared between two runs: a play, or a cell of a matrix. */
export interface Compared {
  readonly name: string
  readonly verdict: string
  readonly reason: string
}

/** A difference that somebody has agreed to live with until a day. */
export interface Waiver {
  /** The play or cell, or a part of its name; `*` stands for anything. */
  readonly case: string
  /** Where it is discussed. */
  readonly link: string
  /** The last day on which it holds, `YYYY-MM-DD`. */
  readonly expires: string
}

export interface Transition {
  readonly name: string
  /** `absent` where the other run has no such play. */
  readonly from: string
  readonly to: string
  readonly direction: 'worse' | 'better' | 'other'
  readonly reason: string
  readonly waiver?: Waiver
  /** The waiver that would hold if its day were not over. */
  readonly expired?: Waiver
}

/** From best to worst; what is absent or unsupported is neither. */
const RANK: Readonly<Record<string, number>> = { pass: 0, inconclusive: 1, error: 2, fail: 3 }

/** Every verdict that changed from A to B, in either direction, the worse ones first. `today` is `YYYY-MM-DD`. */
export function transitions(
  a: readonly Compared[],
  b: readonly Compared[],
  waivers: readonly Waiver[],
  today: string,
): Transition[] {
  const before = new Map(a.map((each) => [each.name, each]))
  const after = new Map(b.map((each) => [each.name, each]))
  const names = [...new Set([...before.keys(), ...after.keys()])]
  const changed = names.flatMap((name): Transition[] => {
    const from = before.get(name)?.verdict ?? 'absent'
    const to = after.get(name)?.verdict ?? 'absent'
    if (from === to) return []
    const direction = directionOf(from, to)
    const fitting = direction === 'worse' ? waivers.filter((waiver) => fits(waiver.case, name)) : []
    const waiver = fitting.find(({ expires }) => expires >= today)
    const expired = waiver ? undefined : fitting[0]
    const reason = (after.get(name) ?? before.get(name))?.reason ?? ''
    return [{ name, from, to, direction, reason, ...(waiver && { waiver }), ...(expired && { expired }) }]
  })
  const order = ['worse', 'better', 'other']
  return changed.sort((x, y) => order.indexOf(x.direction) - order.indexOf(y.direction))
}

function directionOf(from: string, to: string): Transition['direction'] {
  const [was, is] = [RANK[from], RANK[to]]
  if (was !== undefined && is !== undefined) return is > was ? 'worse' : 'better'
  // What passed and is not there any more is no longer proven.
  if (from === 'pass') return 'worse'
  return 'other'
}

const fits = (pattern: string, name: string): boolean =>
  new RegExp(
    pattern
      .split('*')
      .map((text) => text.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
      .join('.*'),
  ).test(name)
