import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** Path of the Chromium that all browser tests use. */
    chromium: string
  }
}

const SYSTEM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

const FIX =
  'the browser tests need Chromium and found none: install it (Debian: apt-get install chromium), ' +
  'or name one with ROLLCALL_CHROMIUM=/path/to/chromium'

/** Chromium by `ROLLCALL_CHROMIUM`, from the system, or Playwright's own, which is fetched where the machine allows it. */
export default function setup({ provide }: TestProject): void {
  const named = process.env['ROLLCALL_CHROMIUM']
  if (named && !existsSync(named)) throw new Error(`ROLLCALL_CHROMIUM names ${named}, which is not there`)
  const own = chromium.executablePath()
  const found = [named, ...SYSTEM, own].find((path) => path && existsSync(path)) ?? fetched(own)
  if (!found) throw new Error(FIX)
  provide('chromium', found)
}

function fetched(own: string): string | undefined {
  process.stderr.write('No Chromium on this machine: fetching the one of Playwright.\n')
  const { status } = spawnSync('npx', ['playwright', 'install', 'chromium'], {
    stdio: ['ignore', 'inherit', 'inherit'],
    timeout: 300_000,
  })
  return status === 0 && existsSync(own) ? own : undefined
}
