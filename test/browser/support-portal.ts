import type { Browser, BrowserContextOptions, Page } from '@playwright/test'
import { Stage } from '../../harness/stage/stage.ts'
import { httpTransport } from '../../harness/stage/transport.ts'
import { startEmbedded } from '../../harness/target/embedded.ts'
import { type Household, newPhone, type Wishes } from '../../scenarios/use-cases/5.1.5/_acts.ts'
import { serveNetwork } from '../../simulators/network/listener.ts'

/** A subscriber with a new phone, and a browser at the front door of the reference server's portal. */
export interface Visit extends Household {
  readonly page: Page
  readonly stage: Stage
  /** What the pages complained about. */
  readonly complaints: readonly string[]
}

/** Opens the portal of a reference server with a network of its own, and closes everything afterwards. */
export async function visit(
  browser: Browser,
  act: (visit: Visit) => Promise<void>,
  options: BrowserContextOptions & { household?: Wishes } = {},
): Promise<void> {
  let stage: Stage | undefined
  const listener = await serveNetwork(async (request) => {
    const { path, query, body } = request
    if (!stage?.network.concerns(path, query.toString(), body)) return { status: 404, body: {} }
    return stage.network.handle(request)
  })
  const embedded = await startEmbedded({
    ...{ seed: 'browser', defects: [], network: listener.url, host: '127.0.0.1', port: 0 },
    ...{ auths: ['md5'], contents: ['xml'], database: ':memory:', timeoutMs: 10_000 },
  })
  const [target] = embedded.targets
  if (!target?.portal) throw new Error('the reference server has a portal')
  const transport = httpTransport(target)
  const context = await browser.newContext(options)
  try {
    const dialect = { content: 'xml', auth: 'md5' } as const
    stage = new Stage({ seed: 'browser', target, dialect, transport: transport.send })
    const household = await newPhone(stage, options.household)
    const page = await context.newPage()
    const complaints: string[] = []
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error' && !/422/.test(message.text())) complaints.push(message.text())
    })
    await page.goto(target.portal.start)
    await act({ ...household, page, stage, complaints })
  } finally {
    await context.close()
    await transport.close()
    await embedded.close()
    await listener.close()
  }
}

/** Name, password and the code from the phone. */
export async function logIn({ page, stage, subscriber, phone }: Visit): Promise<void> {
  const { account = '', password = '' } = subscriber.knows.portal ?? {}
  await page.getByLabel('User name').fill(account)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Log in' }).click()
  await page.getByLabel('Code').waitFor()
  await stage.network.settled()
  await page.getByLabel('Code').fill(/\d{6}/.exec(phone.messages.at(-1) ?? '')?.[0] ?? '')
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByText('What shall your phone get?').waitFor()
}

/** From the options to the summary, with everything on offer. */
export async function choose({ page }: Visit, means: 'Phone bill' | 'Credit card'): Promise<void> {
  await page.getByLabel('60 prepaid minutes').check()
  await page.getByLabel('Game service').check()
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByLabel(means).check()
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByText('Check your order').waitFor()
}
