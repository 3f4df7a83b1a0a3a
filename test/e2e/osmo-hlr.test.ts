import { spawnSync } from 'node:child_process'
import { createServer } from 'node:net'
import { describe, expect, it } from 'vitest'
import type { RunResult } from '../../harness/verdict/result.ts'
import { Card } from '../../simulators/card/card.ts'
import { HlrProblem } from '../../simulators/network/hlr-core.ts'
import { OsmoHlr } from '../../simulators/network/osmo/osmo-hlr.ts'
import { startOsmoHlr } from '../../simulators/network/osmo/start.ts'
import type { Subscription } from '../../simulators/network/subscription.ts'
import { CARD } from '../unit/simulators/device/support/bench.ts'
import { ended, rollcall, start } from './cli.ts'

const installed = spawnSync('osmo-hlr', ['--version']).error === undefined

/** Scenarios in which the subscription proves itself, the one whose card is ahead of the network among them. */
const AKA = ['n74', 'b5-corporate', 'n30', 'n77'].flatMap((name) => ['--only', `uc-5.1.4/${name}`])

const subscription: Subscription = {
  ...{ imsi: CARD.imsi, msisdn: '447700900123', k: CARD.k, opc: CARD.opc },
  ...{ subscription: 'private', own: true, homePlmn: '23415', mncLength: 2 },
}

const problem = (said: RegExp) =>
  expect.objectContaining({ name: 'HlrProblem', message: expect.stringMatching(said) })

it('osmo-hlr is installed where CI runs; elsewhere this says that it is not', () => {
  if (!installed) process.stderr.write('osmo-hlr is not installed: what needs it is not tested here\n')
  expect(installed || process.env['CI'] === undefined, 'apt-get install osmo-hlr').toBe(true)
})

describe.runIf(installed)('osmo-hlr', () => {
  it('makes vectors that the card answers, resynchronised by AUTS where the card is ahead', async () => {
    const hlr = await startOsmoHlr()
    const core = await OsmoHlr.connect(hlr.host, 'test')
    try {
      core.provision(subscription)
      const card = new Card({ ...CARD, sqn: 4096n }, { witness: () => undefined })
      const first = await core.vector(CARD.imsi)
      if (!first) return expect.fail('no vector')
      const refused = card.authenticate(first.rand, first.autn)
      if (refused.kind !== 'syncFailure') return expect.fail(refused.kind)
      expect(await core.resynchronise(CARD.imsi, first.rand, new Uint8Array(14))).toBe(false)
      expect(await core.resynchronise(CARD.imsi, first.rand, refused.auts)).toBe(true)
      const second = await core.vector(CARD.imsi)
      if (!second) return expect.fail('no second vector')
      expect(card.authenticate(second.rand, second.autn)).toEqual({
        ...{ kind: 'ok', res: second.xres, ck: second.ck, ik: second.ik },
      })
    } finally {
      core.close()
      await hlr.close()
    }
  })

  it('is looked up by IMSI and MSISDN, and follows what becomes of a contract', async () => {
    const hlr = await startOsmoHlr()
    const core = await OsmoHlr.connect(hlr.host, 'test')
    try {
      core.provision(subscription)
      core.provision({ ...subscription, imsi: '234150000000001', msisdn: '447700900124' })
      const known = { imsi: CARD.imsi, active: true }
      expect(await core.find('imsi', CARD.imsi)).toEqual(known)
      expect(await core.find('msisdn', '447700900123')).toEqual(known)
      expect(await core.find('msisdn', '447700900999')).toBeUndefined()
      expect(await core.find('imsi', 'nonsense 1')).toBeUndefined()
      expect(await core.updateLocation(CARD.imsi)).toBe(true)
      core.setActive(CARD.imsi, false)
      expect(await core.updateLocation(CARD.imsi)).toBe(false)
      expect(await core.find('imsi', CARD.imsi)).toEqual({ ...known, active: false })
      core.assign('447700900123', '234150000000001')
      expect((await core.find('msisdn', '447700900123'))?.imsi).toBe('234150000000001')
      core.remove(CARD.imsi)
      expect(await core.find('imsi', CARD.imsi)).toBeUndefined()
      expect(await core.vector(CARD.imsi)).toBeUndefined()
    } finally {
      core.close()
      await hlr.close()
    }
  })

  it('that ends is noticed by whoever waits, and by whoever asks then', async () => {
    const hlr = await startOsmoHlr()
    const core = await OsmoHlr.connect(hlr.host, 'test')
    await hlr.close()
    await expect(core.vector(CARD.imsi)).rejects.toEqual(problem(/closed the connection/))
    core.provision(subscription)
    await expect(core.find('imsi', CARD.imsi)).rejects.toBeInstanceOf(HlrProblem)
  })

  it('whose address is taken is not started', async () => {
    const other = createServer()
    await new Promise<void>((resolve) => other.listen(4222, '127.99.1.1', resolve))
    await expect(startOsmoHlr({ host: '127.99.1.1' })).rejects.toEqual(
      problem(/needs 127.99.1.1:4222, which is not free/),
    )
    await new Promise((resolve) => other.close(resolve))
  })

  it('gives the same verdicts as the built-in register, play by play', async () => {
    const played = async (hlr: string) => {
      const { code, stdout, stderr } = await rollcall([
        ...['run', '--hlr', hlr, '--auth', 'md5', '--content', 'xml', '--seed', 'aka', '--json', ...AKA],
      ])
      expect(code, stderr).toBe(0)
      return (JSON.parse(stdout) as RunResult).plays.map(({ play, verdict }) => `${play} ${verdict}`)
    }
    const osmo = await played('osmo')
    expect(osmo.length).toBeGreaterThan(8)
    expect(osmo).toEqual(await played('built-in'))
  })

  it('that dies under a run ends it with 105, and what was played is kept', async () => {
    const hlr = await startOsmoHlr()
    const child = start(['run', '--hlr', `osmo@${hlr.host}`, '--seed', 'k'])
    const done = ended(child)
    await new Promise((resolve) => child.stderr?.once('data', resolve))
    setTimeout(() => void hlr.close(), 1_500)
    const { code, stdout, stderr } = await done
    expect(stderr).toMatch(/osmo-hlr at [\d.]+:4259 closed the connection; what was played until then is in/)
    expect(stdout).toMatch(/stopped after \d+ plays: osmo-hlr/)
    expect(code).toBe(105)
  })
})

describe('an HLR that is not there', () => {
  it.each([
    ['not installed', 'osmo', /osmo-hlr is not installed; on Debian: apt-get install osmo-hlr/],
    ['not running', 'osmo@127.98.7.6', /cannot reach osmo-hlr at 127.98.7.6:4259: .*ECONNREFUSED/],
    ['not known', 'elsewhere', /--hlr elsewhere is none: write built-in, osmo, or osmo@127.0.0.1/],
  ])('%s: 104, and what to do', async (_what, hlr, said) => {
    const { code, stderr } = await rollcall(['run', '--hlr', hlr, '--only', 'n74'], {
      env: { PATH: '/nowhere' },
    })
    expect(stderr).toMatch(said)
    expect(code).toBe(104)
  })
})
