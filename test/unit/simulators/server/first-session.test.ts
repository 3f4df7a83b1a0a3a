import { afterEach, describe, expect, it } from 'vitest'
import { AUTHS, Bench, EDGE, IMEI, IMEI14, IMSI } from './support/bench.ts'

let bench: Bench
afterEach(() => bench.close())

describe('first session of a used device', () => {
  for (const auth of AUTHS) {
    for (const content of ['xml', 'wbxml'] as const) {
      it(`puts the own configuration in place of the old one (${auth}, ${content})`, async () => {
        bench = await Bench.start({ auth })
        const device = await bench.device()
        const seen = await device.session({ content, headers: EDGE })
        expect(seen.serverProven).toBe(true)
        expect(seen.codes[0]).toBe(auth === 'mac' ? 200 : 212)
        expect(device.tree.get('./NAP/Home/NapAddr')).toBe('internet.home.example')
        expect(device.tree.get('./NAP/Home?prop=ACL')).toContain('Replace=dm.operator.example')
        const deleted = seen.commands
          .flatMap((command) => (command.name === 'Sequence' ? command.commands : [command]))
          .flatMap((command) => (command.name === 'Delete' ? command.items.map((i) => i.target?.locURI) : []))
        expect(deleted).toEqual(['./NAP/Old', './NAP/Other', './Proxy/OldProxy'])
        const records = (await bench.log(`?imei=${IMEI}`)).map(
          ({ operation, result }) => `${operation} ${result}`,
        )
        expect(records).toEqual([
          'OP-BOOT performed',
          'OP-INV performed',
          'OP-CONF performed',
          'OP-ACC performed',
        ])
      })
    }
  }

  it('brings the settings up to date in every later session', async () => {
    bench = await Bench.start()
    const device = await bench.device()
    await device.session({ headers: EDGE })
    device.tree.set('./NAP', 'Home')
    device.tree.set('./NAP/Home/NapAddr', 'somewhere.else')
    const again = await device.session({ sessionID: '2', headers: EDGE })
    expect(again.codes[0]).toBe(212)
    expect(device.tree.get('./NAP/Home/NapAddr')).toBe('internet.home.example')
    const { devices } = (await bench.ask('/devices')).body as { devices: { imei14: string; imsi: string }[] }
    expect(devices).toMatchObject([{ imei14: IMEI14, imsi: IMSI, info: { Man: 'Maker' } }])
  })

  it('ends without a command on a line that identifies nobody', async () => {
    bench = await Bench.start()
    const device = await bench.device()
    const seen = await device.session()
    expect(seen.codes).toEqual([212])
    expect(seen.commands).toEqual([])
    expect(await bench.log(`?imsi=${IMSI}`)).toContainEqual(
      expect.objectContaining({ operation: 'OP-CONF', result: 'refused', session: '1' }),
    )
  })

  it('makes no command of names that are none, and not too many of those that are', async () => {
    bench = await Bench.start()
    const device = await bench.device()
    const many = Array.from({ length: 500 }, (_, n) => `N${n}`)
    device.tree.set('./NAP', ['a?prop=ACL', 'two words', '', 'x'.repeat(100), ...many].join('/'))
    const seen = await device.session({ headers: EDGE })
    const deleted = seen.commands
      .flatMap((command) => (command.name === 'Sequence' ? command.commands : [command]))
      .filter(({ name }) => name === 'Delete')
    expect(deleted.length).toBeLessThanOrEqual(33)
    expect(JSON.stringify(deleted)).not.toMatch(/prop=|two words|xxxx/)
    expect(device.tree.get('./NAP/Home/Name')).toBe('Home')
  })
})
