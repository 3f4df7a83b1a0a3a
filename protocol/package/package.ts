import { createHash } from 'node:crypto'
import { makeDelta } from './delta.ts'
import { type Manifest, readManifest } from './manifest.ts'
import { type Originator, SIGNATURE_OCTETS, signedBy } from './originator.ts'

/** MIME type of a package. */
export const PACKAGE = 'application/vnd.rollcall.package'

const MAGIC = Buffer.from('ROLLPKG1')

/** A package taken apart; whether it is what it says is for `isIntact` and `isSigned` to tell. */
export interface Package {
  readonly manifest: Manifest
  readonly payload: Uint8Array
  /** Everything that the signature covers, and the signature. */
  readonly signed: Uint8Array
  readonly signature: Uint8Array
}

/** What is to be packed: the software as it will be once installed, and for a delta the version before it. */
export interface Contents {
  readonly kind: Manifest['kind']
  readonly name: string
  readonly version: string
  readonly manufacturer: string
  readonly model: string
  readonly org?: string
  readonly image: Uint8Array
  readonly base?: { readonly version: string; readonly image: Uint8Array }
}

export const sha256 = (octets: Uint8Array): string => createHash('sha256').update(octets).digest('hex')

/**
 * Writes a package: `ROLLPKG1`, the manifest as JSON, the payload, and the originator's Ed25519 signature over all of
 * it. Manifest and payload are preceded by their length in octets, 32 bits, big endian.
 */
export function writePackage(contents: Contents, originator: Originator): Uint8Array {
  const { image, base, ...named } = contents
  const payload = base ? makeDelta(base.image, image) : image
  const manifest: Manifest = {
    ...named,
    form: base ? 'delta' : 'full',
    ...(base && { base: base.version }),
    payload: sha256(payload),
    image: sha256(image),
    originator: originator.name,
  }
  const signed = Buffer.concat([MAGIC, counted(Buffer.from(JSON.stringify(manifest))), counted(payload)])
  return Uint8Array.from(Buffer.concat([signed, originator.sign(signed)]))
}

/** Takes a package apart; undefined when the octets are none. */
export function readPackage(octets: Uint8Array): Package | undefined {
  const bytes = Buffer.from(octets)
  if (!bytes.subarray(0, MAGIC.length).equals(MAGIC)) return undefined
  const head = stretch(bytes, MAGIC.length)
  const body = head && stretch(bytes, head.end)
  if (!body || bytes.length !== body.end + SIGNATURE_OCTETS) return undefined
  const manifest = readManifest(head.octets.toString('utf8'))
  if (!manifest) return undefined
  return {
    manifest,
    payload: Uint8Array.from(body.octets),
    signed: Uint8Array.from(bytes.subarray(0, body.end)),
    signature: Uint8Array.from(bytes.subarray(body.end)),
  }
}

/** The payload is the one that was packed. */
export const isIntact = ({ manifest, payload }: Package): boolean => sha256(payload) === manifest.payload

/** One of the keys that are trusted, by the name of the originator, made the signature. */
export function isSigned(
  { manifest, signed, signature }: Package,
  trusted: ReadonlyMap<string, Uint8Array>,
): boolean {
  const key = trusted.get(manifest.originator)
  return key !== undefined && signedBy(key, signed, signature)
}

function counted(octets: Uint8Array): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(octets.length)
  return Buffer.concat([length, octets])
}

function stretch(bytes: Buffer, at: number): { octets: Buffer; end: number } | undefined {
  if (at + 4 > bytes.length) return undefined
  const end = at + 4 + bytes.readUInt32BE(at)
  return end > bytes.length ? undefined : { octets: bytes.subarray(at + 4, end), end }
}
