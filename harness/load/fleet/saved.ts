import type { ModelName } from '../../../simulators/device/objects/model.ts'
import type { Changes } from '../tree/versions.ts'

/** Devices as a run left them: columns in the order of their rows, and each management tree once. Plain data. */
export interface SavedFleet {
  readonly sessions: Uint32Array
  /** Octets of the nonces, one after the other. */
  readonly clientNonce: Uint8Array
  readonly serverNonce: Uint8Array
  /** Nonces of another length, which stand beside the columns. */
  readonly odd: readonly OddNonce[]
  /** Which of the trees each device has. */
  readonly tree: Uint32Array
  readonly trees: readonly SavedTree[]
}

export interface OddNonce {
  readonly row: number
  readonly whose: 'client' | 'server'
  readonly nonce: Uint8Array
}

export interface SavedTree {
  readonly model: ModelName
  /** All that differs from a new phone of that model. */
  readonly changes: Changes
}

/** Puts the parts of a fleet together: its devices had been dealt out to them in turn. */
export function joined(parts: readonly SavedFleet[]): SavedFleet {
  const devices = parts.reduce((sum, { sessions }) => sum + sessions.length, 0)
  const whole = emptyOf(devices, parts[0])
  const trees = parts.flatMap((part) => part.trees)
  let before = 0
  for (const [shard, part] of parts.entries()) {
    part.sessions.forEach((_, row) => {
      copyRow(part, row, whole, shard + row * parts.length, before)
    })
    before += part.trees.length
  }
  const odd = parts.flatMap((part, shard) =>
    part.odd.map((each) => ({ ...each, row: shard + each.row * parts.length })),
  )
  return { ...whole, odd, trees }
}

/** The devices of one of so many workers. */
export function partOf(whole: SavedFleet, shard: number, shards: number): SavedFleet {
  const part = emptyOf(Math.max(0, Math.ceil((whole.sessions.length - shard) / shards)), whole)
  part.sessions.forEach((_, row) => {
    copyRow(whole, shard + row * shards, part, row, 0)
  })
  const odd = whole.odd
    .filter(({ row }) => row % shards === shard)
    .map((each) => ({ ...each, row: (each.row - shard) / shards }))
  return { ...part, odd, trees: whole.trees }
}

const nonceOctets = ({ sessions, clientNonce }: SavedFleet) =>
  clientNonce.length / Math.max(1, sessions.length)

function emptyOf(devices: number, like: SavedFleet | undefined) {
  const octets = like ? nonceOctets(like) : 0
  return {
    sessions: new Uint32Array(devices),
    clientNonce: new Uint8Array(devices * octets),
    serverNonce: new Uint8Array(devices * octets),
    tree: new Uint32Array(devices),
  }
}

/** `before`: trees that stand before those of the fleet that the row comes from. */
function copyRow(
  from: SavedFleet,
  row: number,
  into: ReturnType<typeof emptyOf>,
  at: number,
  before: number,
): void {
  const octets = nonceOctets(from)
  into.sessions[at] = from.sessions[row] ?? 0
  into.tree[at] = before + (from.tree[row] ?? 0)
  for (const column of ['clientNonce', 'serverNonce'] as const)
    into[column].set(from[column].subarray(row * octets, (row + 1) * octets), at * octets)
}
