import { createHash } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { deserialize, serialize } from 'node:v8'
import { gunzipSync, gzipSync } from 'node:zlib'
import { UsageProblem } from '../../target/usage-problem.ts'
import type { FleetSpec } from '../fleet/fleet.ts'
import type { SavedFleet } from '../fleet/saved.ts'

const KIND = 'rollcall-fleet/2'

interface FleetFile {
  readonly kind: typeof KIND
  /** Of the seed, the traits and the number of devices: another fleet's nonces would be of no use. */
  readonly name: string
  readonly fleet: SavedFleet
}

/** Devices as an earlier run left them; undefined where the file does not exist yet. Throws UsageProblem for another fleet's. */
export function readFleetFile(path: string, spec: FleetSpec): SavedFleet | undefined {
  if (!existsSync(path)) return undefined
  const { name, fleet } = parse(path)
  if (name !== nameOf(spec))
    throw new UsageProblem(`${path} holds another fleet; use the seed and the fleet of the run that wrote it`)
  return fleet
}

function parse(path: string): FleetFile {
  let file: Partial<FleetFile> | undefined
  try {
    file = deserialize(gunzipSync(readFileSync(path), { maxOutputLength: 2 ** 31 })) as typeof file
  } catch (error) {
    throw new UsageProblem(`cannot read the fleet file ${path}: ${(error as Error).message}`)
  }
  if (file?.kind === KIND) return file as FleetFile
  if (String(file?.kind).startsWith('rollcall-fleet/'))
    throw new UsageProblem(`${path} was written by another version of rollcall; begin a new file`)
  throw new UsageProblem(`${path} is no fleet file`)
}

/** Writes beside the file and puts it in its place: a run that dies leaves the old one. */
export function writeFleetFile(path: string, spec: FleetSpec, fleet: SavedFleet): void {
  const file: FleetFile = { kind: KIND, name: nameOf(spec), fleet }
  writeFileSync(`${path}.new`, gzipSync(serialize(file)))
  renameSync(`${path}.new`, path)
}

function nameOf(spec: FleetSpec): string {
  return createHash('sha256').update(JSON.stringify(spec)).digest('hex')
}
