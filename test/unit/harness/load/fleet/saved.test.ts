import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { calibrationSpec } from '../../../../../harness/load/calibrate/plan.ts'
import { Fleet, type FleetSpec } from '../../../../../harness/load/fleet/fleet.ts'
import { joined, partOf, type SavedFleet } from '../../../../../harness/load/fleet/saved.ts'
import { plantTrees, restoreTrees, saveTrees } from '../../../../../harness/load/fleet/trees.ts'
import { readFleetFile, writeFleetFile } from '../../../../../harness/load/run/fleet-file.ts'
import { type Acting, TreeVersions } from '../../../../../harness/load/tree/versions.ts'

const spec: FleetSpec = {
  ...calibrationSpec('xml'),
  devices: 23,
  traits: { ...calibrationSpec('xml').traits, model: { 'phone-a': 11, 'phone-b': 12 } },
}

/** The devices of some workers, with their trees. */
function workers(count: number, saved?: SavedFleet) {
  return Array.from({ length: count }, (_, shard) => {
    const fleet = new Fleet(spec, { shard, shards: count })
    const trees = new TreeVersions()
    plantTrees(fleet, trees)
    if (saved) {
      const part = partOf(saved, shard, count)
      fleet.restore(part)
      restoreTrees(fleet, trees, part)
    }
    return { fleet, trees }
  })
}

type Worker = ReturnType<typeof workers>[number]
const leave = ({ fleet, trees }: Worker): SavedFleet => ({ ...fleet.save(), ...saveTrees(fleet, trees) })

/** A run in which each device is told something, most of them something of their own. */
function live({ fleet, trees }: Worker): void {
  for (let row = 0; row < fleet.size; row++) {
    const index = fleet.indexOf(row)
    fleet.sessions[row] = index + 1
    fleet.keepNonce(row, 'client', Buffer.alloc(16, index))
    fleet.keepNonce(
      row,
      'server',
      index % 5 === 0 ? Buffer.from(`odd ${index}`) : Buffer.alloc(16, 100 + index),
    )
    const data = `home of ${index % 3 === 0 ? 'many' : index}`
    const meta = { format: 'chr', type: 'text/plain' }
    const command = {
      ...{ name: 'Add' as const, cmdID: '1' },
      items: [{ target: { locURI: './Settings/Home' }, meta, data }],
    }
    const acting: Acting = { serverId: spec.serverId, content: 'xml', ask: () => ({ kind: 'yes' }) }
    fleet.tree[row] = trees.executeAll(fleet.tree[row] ?? 0, [command], acting).to
  }
}

/** All about each device that a run changes, by its number in the whole fleet. */
const facts = (all: readonly Worker[]) =>
  all
    .flatMap(({ fleet, trees }) =>
      Array.from({ length: fleet.size }, (_, row) => ({
        index: fleet.indexOf(row),
        sessions: fleet.sessions[row],
        nonces: (['client', 'server'] as const).map((whose) => [...fleet.nonce(row, whose)]),
        tree: trees.tree(fleet.tree[row] ?? 0).snapshot(),
      })),
    )
    .sort((one, other) => one.index - other.index)

describe('a fleet that was kept', () => {
  const before = workers(3)
  before.forEach(live)
  const saved = joined(before.map(leave))

  it('goes on as it was, on any number of workers', () => {
    const had = facts(before)
    expect(new Set(had.map(({ tree }) => JSON.stringify([...tree]))).size).toBeGreaterThan(10)
    for (const count of [1, 2, 3, 5, 40]) expect(facts(workers(count, saved))).toEqual(had)
    const again = joined(workers(2, saved).map(leave))
    expect(facts(workers(1, again))).toEqual(had)
  })

  it('keeps a tree once that many devices have', () => {
    expect(leave(workers(1, saved)[0] as Worker).trees.length).toBeLessThan(spec.devices)
  })

  it('is no use to another fleet', () => {
    const other = new Fleet({ ...spec, devices: 7, traits: calibrationSpec('xml').traits })
    expect(() => other.restore(saved)).toThrow('23 devices where the plan has 7')
  })

  it('goes into a file and out of it, and a file of something else is refused by name', () => {
    const folder = mkdtempSync(join(tmpdir(), 'rollcall-fleet-'))
    const file = join(folder, 'fleet')
    expect(readFleetFile(file, spec)).toBeUndefined()
    writeFleetFile(file, spec, saved)
    expect(facts(workers(2, readFleetFile(file, spec)))).toEqual(facts(before))
    expect(() => readFleetFile(file, { ...spec, seed: 'another' })).toThrow('holds another fleet')
    const written: [string, Uint8Array, string][] = [
      ['text', Buffer.from('no fleet'), 'cannot read the fleet file'],
      ['empty', gzipSync(serialize(undefined)), 'is no fleet file'],
      ['old', gzipSync(serialize({ kind: 'rollcall-fleet/1' })), 'written by another version'],
    ]
    for (const [name, octets, problem] of written) {
      writeFileSync(join(folder, name), octets)
      expect(() => readFleetFile(join(folder, name), spec)).toThrow(problem)
    }
    expect(deserialize(serialize(saved))).toEqual(saved)
  })
})
