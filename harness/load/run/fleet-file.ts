import { createHash } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { deserialize, serialize } from 'node:v8'
import { gunzipSync, gzipSync } from 'node:zlib'
import { UsageProblem } from '../../target/usage-problem.ts'
import type { FleetSpec } from '../fleet/fleet.ts'

interface FleetFile {
  readonly kind: 'rollcall-fleet/1'
  /** Of the seed, the traits and the number of devices: another fleet's nonces would be of no use. */
  readonly name: string
  readonly parts: readonly Uint8Array[]
}

/** Devices as an earlier run left them; nothing where the file does not exist yet. Throws UsageProblem for another fleet's. */
export function readFleetFile(
  path: string,
  spec: FleetSpec,
  workers: number,
): readonly (Uint8Array | undefined)[] {
  if (!existsSync(path)) return []
  const file = parse(path)
  if (file.name !== nameOf(spec))
    throw new UsageProblem(`${path} holds another fleet; use the seed and the fleet of the run that wrote it`)
  if (file.parts.length !== workers)
    throw new UsageProblem(
      `${path} was written by ${file.parts.length} workers; say --workers ${file.parts.length}`,
    )
  return file.parts
}

function parse(path: string): FleetFile {
  try {
    const file = deserialize(gunzipSync(readFileSync(path), { maxOutputLength: 2 ** 31 })) as FleetFile
    if (file.kind === 'rollcall-fleet/1') return file
  } catch (error) {
    throw new UsageProblem(`cannot read the fleet file ${path}: ${(error as Error).message}`)
  }
  throw new UsageProblem(`${path} is no fleet file`)
}

/** Writes beside the file and puts it in its place: a run that dies leaves the old one. */
export function writeFleetFile(path: string, spec: FleetSpec, parts: readonly Uint8Array[]): void {
  const file: FleetFile = { kind: 'rollcall-fleet/1', name: nameOf(spec), parts }
  writeFileSync(`${path}.new`, gzipSync(serialize(file)))
  renameSync(`${path}.new`, path)
}

function nameOf(spec: FleetSpec): string {
  return createHash('sha256').update(JSON.stringify(spec)).digest('hex')
}
