import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { BootstrapAccount } from '../../../../protocol/bootstrap/account.ts'
import { Bench, EDGE, IMEI, OTHER_IMEI } from './support/bench.ts'
import { NetworkDouble } from './support/network-double.ts'
import { PocketDevice } from './support/pocket-device.ts'

const folder = mkdtempSync(join(tmpdir(), 'reference-server-'))
const second = new NetworkDouble()
let bench: Bench
afterEach(async () => {
  await bench.close()
  await second.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** Somebody who failed three times to be a device that the server does not know. */
async function lockedStranger(account: BootstrapAccount): Promise<PocketDevice> {
  const stranger = new PocketDevice(OTHER_IMEI, account)
  await stranger.session({ sessionID: '5' })
  await stranger.session({ sessionID: '6' })
  return stranger
}

describe('a server that is started again', () => {
  it('still has its accounts, nonces, failures and log', async () => {
    const database = join(folder, 'server.db')
    bench = await Bench.start({ database })
    const device = await bench.device()
    await device.session({ headers: EDGE })
    const stranger = await lockedStranger(device.account)
    const before = await bench.log()
    const { network } = bench
    second.subscriptions.push(...network.subscriptions)
    second.pairs = network.pairs
    for (const [imei, entry] of network.equipment) second.equipment.set(imei, entry)
    for (const [ip, entry] of network.bindings) second.bindings.set(ip, entry)
    await bench.restart({ database, network: await second.start() })
    expect(await bench.log()).toEqual(before)
    expect((await bench.ask('/devices')).body).toMatchObject({ devices: [{ imei14: IMEI.slice(0, 14) }] })
    stranger.account = { ...stranger.account, address: bench.server.url }
    expect((await stranger.session({ sessionID: '7' })).codes).toEqual([403])
    device.account = { ...device.account, address: bench.server.url }
    device.tree.delete('./NAP/Home')
    const seen = await device.session({ headers: EDGE, sessionID: '2' })
    expect(seen.codes).toEqual([212, 200, 200])
    expect(seen.serverProven).toBe(true)
    expect(device.tree.has('./NAP/Home')).toBe(true)
  })
})
