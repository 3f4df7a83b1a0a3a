import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The compiled file of a module for another thread or process, also when this one runs from its source. */
export function built(module: string, from: string): string {
  const beside = fileURLToPath(new URL(module, from))
  if (existsSync(beside)) return beside
  return beside.replace(/\/harness\/load\//, '/dist/harness/load/')
}
