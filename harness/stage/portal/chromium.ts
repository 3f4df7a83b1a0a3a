import { existsSync } from 'node:fs'
import { type BrowserServer, chromium } from 'playwright-core'
import { UsageProblem } from '../../target/usage-problem.ts'

const SYSTEM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** The same Chromium built without windows: it does the same to pages with half of the work. */
const WINDOWLESS = '/usr/bin/chromium-headless-shell'

/**
 * Where Chromium is: named by ROLLCALL_CHROMIUM, from the system, or the one that Playwright brought. Throws UsageProblem
 * that says how to get one.
 */
export function chromiumPath(headed: boolean, named = process.env['ROLLCALL_CHROMIUM']): string {
  if (named !== undefined && named !== '') {
    if (existsSync(named)) return named
    throw new UsageProblem(`ROLLCALL_CHROMIUM is ${named}, and there is no such file`)
  }
  const candidates = [...(headed ? [] : [WINDOWLESS]), ...SYSTEM, chromium.executablePath()]
  const found = candidates.find((path) => existsSync(path))
  if (found) return found
  throw new UsageProblem(
    'there is no Chromium: install the package chromium, or run npx playwright install chromium, or name one in ROLLCALL_CHROMIUM',
  )
}

/** Starts the one browser of a run; workers connect to it by its address. Throws UsageProblem when it does not start. */
export async function startChromium(headed: boolean): Promise<BrowserServer> {
  const executablePath = chromiumPath(headed)
  const args = ['--no-sandbox', ...(headed ? [] : ['--disable-gpu'])]
  try {
    return await chromium.launchServer({ executablePath, headless: !headed, args })
  } catch (error) {
    const [line = ''] = (error as Error).message.split('\n')
    const hint = headed ? '; without a display say --headed=false' : ''
    throw new UsageProblem(`Chromium (${executablePath}) does not start: ${line}${hint}`)
  }
}
