import { readdirSync, readFileSync } from 'node:fs'

const FOLDER = new URL('../../golden/wbxml/', import.meta.url)

/** The golden documents of one encoding by name, broken and odd variants included. */
export function goldenFiles(extension: '.xml' | '.wbxml'): Map<string, Uint8Array> {
  const names = [
    ...readdirSync(FOLDER),
    ...readdirSync(new URL('variants/', FOLDER)).map((name) => `variants/${name}`),
  ]
  const wanted = names.filter((name) => name.endsWith(extension)).sort()
  return new Map(wanted.map((name) => [name, new Uint8Array(readFileSync(new URL(name, FOLDER)))]))
}
