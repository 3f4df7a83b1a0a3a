import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { expect } from 'vitest'

const FOLDER = new URL('expected/', import.meta.url)

/** Compares with the golden file of that name. `UPDATE_GOLDEN=1` writes the file instead; look at the difference then. */
export function expectPinned(name: string, actual: string): void {
  const file = new URL(name, FOLDER)
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(file, actual)
  expect(existsSync(file), `${name} is missing; UPDATE_GOLDEN=1 writes it`).toBe(true)
  expect(actual, `${name} has changed; UPDATE_GOLDEN=1 accepts it`).toBe(readFileSync(file, 'utf8'))
}
