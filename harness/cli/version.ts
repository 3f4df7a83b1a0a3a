import { readFileSync } from 'node:fs'

/** The version of this package. The manifest stands two or three folders up: in the sources, and in what is built. */
export function version(): string {
  for (const up of ['../../package.json', '../../../package.json']) {
    try {
      return (JSON.parse(readFileSync(new URL(up, import.meta.url), 'utf8')) as { version: string }).version
    } catch {
      // The other place has it.
    }
  }
  return '0.0.0'
}
