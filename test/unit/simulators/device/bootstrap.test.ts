import { describe, expect, it } from 'vitest'
import type { Device } from '../../../../simulators/device/device.ts'
import { account, bench, CARD } from './support/bench.ts'
import { sealed, unsealed } from './support/documents.ts'

const servers = (device: Device) => device.accounts.active(CARD.imsi).map(({ serverId }) => serverId)

describe('a bootstrap document by push', () => {
  it('sealed for the card inside is applied without a question on a fresh phone', async () => {
    const { device, person, events } = bench({ bare: true })
    expect(await device.receiveBootstrap(sealed())).toBe('applied')
    expect(servers(device)).toEqual(['dm.new'])
    expect(person.prompts).toEqual([])
    expect(events).toContainEqual(
      expect.objectContaining({
        kind: 'bs.applied',
        sec: 'NETWPIN',
        macOk: true,
        imsi: CARD.imsi,
        retired: [],
      }),
    )
  })

  it.each([
    ['for another card', sealed({ imsi: '234150000000001' })],
    ['for nobody', unsealed()],
    ['and then changed', { ...sealed(), body: Buffer.concat([sealed().body, Buffer.from(' ')]) }],
    ['as something else', { ...sealed(), contentType: 'text/plain' }],
  ])('sealed %s is refused, and nobody is asked', async (_what, push) => {
    const { device, person, events } = bench({ bare: true })
    expect(await device.receiveBootstrap(push)).toBe('refused')
    expect(servers(device)).toEqual([])
    expect(person.prompts).toEqual([])
    expect(events.at(-1)?.kind).toBe('bs.refused')
  })

  it('is refused without a card', async () => {
    const { device } = bench({ bare: true })
    device.removeCard()
    expect(await device.receiveBootstrap(sealed())).toBe('refused')
  })

  it('is applied once: the same document again is refused', async () => {
    const { device } = bench({ bare: true })
    await device.receiveBootstrap(sealed())
    expect(await device.receiveBootstrap(sealed())).toBe('refused')
  })

  it.each([
    ['the right PIN', '4711', 1, 'applied'],
    ['a wrong PIN', '1111', 3, 'refused'],
    ['no PIN', undefined, 1, 'refused'],
  ] as const)('sealed by USERPIN needs the user: %s', async (_what, userPin, prompts, outcome) => {
    const { device, person } = bench({ bare: true })
    if (userPin) person.learn({ userPin })
    expect(await device.receiveBootstrap(sealed({ sec: 'USERPIN', pin: '4711' }))).toBe(outcome)
    expect(person.prompts).toHaveLength(prompts)
  })

  it.each([
    ['agrees', 'yes', ['dm.new']],
    ['declines', 'no', ['dm.example']],
  ] as const)('takes a managed phone over only when its holder %s', async (_what, kind, managers) => {
    const { device, person, events } = bench()
    person.takeUp(() => ({ kind }))
    await device.receiveBootstrap(sealed())
    expect(servers(device)).toEqual(managers)
    const retired = events.filter((event) => event.kind === 'account.retired')
    expect(retired).toHaveLength(kind === 'yes' ? 1 : 0)
  })

  it('retires a permanent account of before in its place', async () => {
    const previous = { account: account('md5', 'dm.previous'), permanent: true }
    const { device } = bench({ bare: true, origin: 'second-hand', previous })
    expect(await device.receiveBootstrap(sealed())).toBe('applied')
    expect(servers(device)).toEqual(['dm.new'])
    expect(device.tree.text(['DMAcc', '1', 'ServerID'])).toBe('dm.previous')
    const named = [...device.tree.walk([])].filter(([, { acl }]) => acl?.includes('dm.previous'))
    expect(named).toEqual([])
  })
})

describe('the bootstrap file of a card', () => {
  const file = (rule: { private: boolean; userConfirm: boolean }) => ({
    bare: true,
    card: { bootstrap: { profile: 'cp' as const, document: sealed().body, ...rule } },
  })

  it('is applied at switch-on', async () => {
    const { device, person } = bench(file({ private: false, userConfirm: false }))
    await device.powerOn()
    expect(servers(device)).toEqual(['dm.new'])
    expect(person.prompts).toEqual([])
  })

  it('that is private waits for the PIN of the card', async () => {
    const { device, person } = bench(file({ private: true, userConfirm: false }))
    person.forget()
    await device.powerOn()
    expect(servers(device)).toEqual([])
    person.learn({ pin: CARD.pin })
    await device.powerOn()
    expect(servers(device)).toEqual(['dm.new'])
  })

  it('that wants a yes gets one or is left alone', async () => {
    const { device, person } = bench(file({ private: false, userConfirm: true }))
    person.takeUp(() => ({ kind: 'timeout' }))
    await device.powerOn()
    expect(servers(device)).toEqual([])
  })

  it('goes with its card', async () => {
    const { device } = bench(file({ private: false, userConfirm: false }))
    await device.powerOn()
    device.removeCard()
    await device.powerOn()
    expect(device.accounts.records).toEqual([])
  })
})
