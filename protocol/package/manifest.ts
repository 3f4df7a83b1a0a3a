import { z } from 'zod'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const word = z.string().min(1).max(100)

const shape = z.strictObject({
  kind: z.enum(['firmware', 'application']),
  form: z.enum(['full', 'delta']),
  name: word,
  version: word,
  manufacturer: word,
  model: word,
  base: word.optional(),
  org: word.optional(),
  payload: sha256,
  image: sha256,
  originator: word,
})

/** What a package says of itself. All of it is covered by the originator's signature. */
export interface Manifest {
  readonly kind: 'firmware' | 'application'
  /** A delta makes the new software out of the version `base`; a full package needs nothing. */
  readonly form: 'full' | 'delta'
  readonly name: string
  readonly version: string
  /** The make of device that it was made for; `*` for an application that runs on any model. */
  readonly manufacturer: string
  readonly model: string
  readonly base?: string
  /** The enterprise that it was customised for. */
  readonly org?: string
  /** SHA-256 of the payload, and of the software once it is installed; hexadecimal. */
  readonly payload: string
  readonly image: string
  /** Name of the key that signed. */
  readonly originator: string
}

/** Reads a manifest from its JSON; undefined when it is none. */
export function readManifest(json: string): Manifest | undefined {
  try {
    const parsed = shape.safeParse(JSON.parse(json))
    if (!parsed.success) return undefined
    const { base, org, ...rest } = parsed.data
    return { ...rest, ...(base !== undefined && { base }), ...(org !== undefined && { org }) }
  } catch {
    return undefined
  }
}
