import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserServer, chromium } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { inChromium, type Picture } from '../../harness/stage/portal/chromium-browser.ts'
import type { OpenBrowser } from '../../harness/stage/portal/shop.ts'
import { Stage } from '../../harness/stage/stage.ts'
import { httpTransport } from '../../harness/stage/transport.ts'
import { loadTargets } from '../../harness/target/load.ts'
import { startForeignPortal } from './foreign-portal.ts'

const folder = mkdtempSync(join(tmpdir(), 'rollcall-foreign-'))
let portal: Awaited<ReturnType<typeof startForeignPortal>>
let server: BrowserServer

beforeAll(async () => {
  portal = await startForeignPortal()
  server = await chromium.launchServer({ executablePath: inject('chromium'), args: ['--no-sandbox'] })
})
afterAll(async () => {
  await server?.close()
  await portal?.close()
  rmSync(folder, { recursive: true })
})

/** A target file with the page map of somebody else's portal. */
function targetFile(change: (text: string) => string = (text) => text): string {
  const file = join(folder, 'target.yaml')
  const text = `endpoint: ${portal.url}/dm
portal:
  start: ${portal.url}/anfang?imei={{imei}}
  problem: css=.fehler
  login: { account: label=Kennung, password: label=Geheimwort, submit: button=Anmelden }
  options: { settings: label=Netz, game: label=Spiele, submit: button=Weiter }
  means: { bill: label=Auf Rechnung }
  summary: { order: "css=[data-nr]", amount: css=i, confirm: button=Kaufen }
  progress: { delivering: css=.unterwegs, done: css=.fertig, failed: css=.fehler }
  logout: link=Abmelden
`
  writeFileSync(file, change(text))
  return file
}

async function shops(openBrowser: OpenBrowser | undefined, password: string) {
  const [target] = loadTargets(targetFile())
  if (!target) throw new Error('one target was wanted')
  const transport = httpTransport(target)
  const dialect = { content: 'xml', auth: 'md5' } as const
  const stage = new Stage({ seed: 'foreign', target, dialect, transport: transport.send, openBrowser })
  const anna = stage.cast.subscriber()
  anna.learn({ portal: { account: 'anna', password } })
  stage.shop.accounts.note('anna', anna.id, '234150000000001')
  const customer = await stage.shop.visitor(anna)
  const went = [await customer.login()]
  if (went[0]) {
    went.push(await customer.choose(['game']), await customer.payBy('bill'), await customer.agree())
    expect(await customer.await('done')).toBe('done')
    await customer.logout()
  }
  await stage.shop.close()
  await transport.close()
  return { went, events: stage.recorder.events.map(({ t: _t, seq: _seq, ...event }) => event) }
}

describe('a portal of somebody else', () => {
  const pictures: Picture[] = []
  for (const [name, open] of [
    ['reading its pages', () => undefined],
    ['in Chromium', () => inChromium(server.wsEndpoint(), (picture) => void pictures.push(picture))],
  ] as const) {
    it(`is driven by its page map, ${name}`, async () => {
      const { went, events } = await shops(open(), 'geheim')
      expect(went).toEqual([true, true, true, true])
      expect(events).toContainEqual(
        expect.objectContaining({
          kind: 'portal.confirm',
          order: 'A-1',
          amount: '2.00 EUR',
          items: ['game'],
          answer: 'yes',
        }),
      )
      expect(events.map(({ kind }) => kind)).toContain('portal.logout')
      const refused = await shops(open(), 'falsch')
      expect(refused.went).toEqual([false])
      expect(refused.events).toContainEqual(expect.objectContaining({ kind: 'portal.login', ok: false }))
    })
  }

  it('leaves a picture of each step where Chromium drives it', () => {
    expect(pictures.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['portal', 'login', 'options', 'means', 'summary', 'done']),
    )
  })

  it('is refused with the field that is wrong, when its page map is', () => {
    const wrong = (from: string, to: string) => () =>
      loadTargets(targetFile((text) => text.replace(from, to)))
    expect(wrong('submit: button=Anmelden', 'submit: Anmelden')).toThrow(
      /portal\.login\.submit: must begin with label=, button=, link= or css=/,
    )
    expect(wrong('  logout: link=Abmelden\n', '')).toThrow(/portal\.logout/)
    expect(wrong('problem:', 'trouble:')).toThrow(/portal/)
  })
})
