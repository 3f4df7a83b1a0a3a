import { Builder, parseStringPromise } from 'xml2js'

/** MIME type of a download descriptor (OMA Download OTA 1.0 §5.2). */
export const DESCRIPTOR = 'application/vnd.oma.dd+xml'

const NAMESPACE = 'http://www.openmobilealliance.org/xmlns/dd'
const MAX_OCTETS = 64 * 1024

/** What a server says about an object before a device fetches it. `size` in octets; URIs absolute. */
export interface Descriptor {
  readonly objectURI: string
  readonly size: number
  readonly types: readonly string[]
  readonly name?: string
  readonly description?: string
  readonly vendor?: string
  /** Where the device posts how it went. */
  readonly installNotifyURI?: string
}

type Parsed = { readonly [name: string]: readonly (string | { readonly _?: string })[] | undefined }

/** Reads a descriptor; undefined when it is none or lacks what must be there. A document type is refused. */
export async function readDescriptor(octets: Uint8Array): Promise<Descriptor | undefined> {
  const xml = Buffer.from(octets).toString('utf8')
  if (octets.length > MAX_OCTETS || xml.includes('<!DOCTYPE')) return undefined
  const parsed = (await parseStringPromise(xml, { explicitArray: true, trim: true }).catch(
    () => undefined,
  )) as { media?: Parsed } | undefined | null
  const media = parsed?.media
  if (typeof media !== 'object') return undefined
  const text = (name: string) => textOf(media[name]?.[0])
  const [objectURI, size] = [text('objectURI'), text('size')]
  if (!objectURI || !size || !/^\d{1,12}$/.test(size)) return undefined
  const optional = {
    name: text('name'),
    description: text('description'),
    vendor: text('vendor'),
    installNotifyURI: text('installNotifyURI'),
  }
  return {
    objectURI,
    size: Number(size),
    types: (media['type'] ?? []).map(textOf).filter((each) => each !== undefined),
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)),
  }
}

/** Writes a descriptor. */
export function writeDescriptor(descriptor: Descriptor): Uint8Array {
  const { types, objectURI, size, installNotifyURI, ...named } = descriptor
  const media = { $: { xmlns: NAMESPACE }, DDVersion: '1.0', ...named, size, type: types, objectURI }
  const builder = new Builder({ renderOpts: { pretty: false } })
  return Buffer.from(
    builder.buildObject({ media: { ...media, ...(installNotifyURI && { installNotifyURI }) } }),
  )
}

const textOf = (node: string | { readonly _?: string } | undefined): string | undefined =>
  typeof node === 'string' ? node : node?._
