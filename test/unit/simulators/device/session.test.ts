import { describe, expect, it } from 'vitest'
import { basicData } from '../../../../protocol/credentials/basic.ts'
import type { AlertCommand, ItemCommand } from '../../../../protocol/syncml/message.ts'
import { account, bench, statuses, told } from './support/bench.ts'
import { add, alert, get } from './support/orders.ts'

const challenge = (type: string, fill: number) => ({
  meta: { type, format: 'b64', nextNonce: Buffer.alloc(16, fill).toString('base64') },
})

describe('package 1', () => {
  it('starts the session, describes the device, and shows the credential', async () => {
    const { session } = bench()
    const { heard } = await session()
    const { hdr, body } = heard[0]?.message ?? expect.fail('nothing was sent')
    expect(hdr.source).toEqual({ locURI: 'IMEI:490154203237518', locName: 'device' })
    expect(hdr.cred?.data).toBe(basicData('device', 'secret of device'))
    expect(hdr.meta).toMatchObject({ maxMsgSize: 16_384, maxObjSize: 1_048_576 })
    const [start, info] = body.commands as [AlertCommand, ItemCommand]
    expect(start.data).toBe('1201')
    expect(info.items.map(({ source, data }) => [source?.locURI, data])).toContainEqual([
      './DevInfo/DevId',
      'IMEI:490154203237518',
    ])
    expect(body.final).toBe(true)
  })

  it('carries generic alerts that wait, until a server has acknowledged them', async () => {
    const { device, session } = bench()
    device.alert('org.openmobilealliance.dm.firmwareupdate.userrequest', 'x', './Settings')
    const alerts = async (acknowledges: boolean) =>
      (await session({ acknowledges })).heard[0]?.message.body.commands.filter(
        (each) => each.name === 'Alert' && each.data === '1226',
      )
    expect(await alerts(false)).toHaveLength(1)
    expect(await alerts(true)).toMatchObject([
      {
        items: [
          {
            source: { locURI: './Settings' },
            meta: { type: 'org.openmobilealliance.dm.firmwareupdate.userrequest', format: 'chr' },
            data: 'x',
          },
        ],
      },
    ])
    expect(await alerts(true)).toEqual([])
  })
})

describe('the client’s credential', () => {
  it('is shown again with the nonce of a challenge, all of package 1 with it', async () => {
    const { session } = bench({ type: 'md5' })
    const { outcome, heard } = await session({ code: 401, chal: challenge('syncml:auth-md5', 3) }, {})
    expect(outcome).toBe('complete')
    const [first, second] = heard.map(({ message }) => message)
    expect(second?.hdr.cred?.data).not.toBe(first?.hdr.cred?.data)
    expect(second?.hdr.sessionID).toBe(first?.hdr.sessionID)
    expect(second?.hdr.msgID).toBe('2')
    expect(second?.body.commands.map(({ name }) => name)).toEqual(['Status', 'Alert', 'Replace'])
  })

  it('is not shown more than twice after the first refusal', async () => {
    const refused = { code: 401, chal: challenge('syncml:auth-md5', 3) }
    const { session } = bench({ type: 'md5' })
    const { outcome, heard } = await session(refused, refused, refused, refused)
    expect(outcome).toBe('refused')
    expect(heard).toHaveLength(3)
  })

  it.each([
    ['a weaker type', challenge('syncml:auth-basic', 3)],
    ['a type that the account does not have', challenge('syncml:auth-MAC', 3)],
    ['a type that DM does not know', challenge('syncml:auth-none', 3)],
  ])('is not given to a server that asks for %s', async (_what, chal) => {
    const { session } = bench({ type: 'md5' })
    const { outcome, heard } = await session({ code: 407, chal })
    expect(outcome).toBe('refused')
    expect(heard).toHaveLength(1)
  })

  it('is left out after 212, and made anew for each message under 200', async () => {
    const orders = [get('./DevInfo/Man')]
    const once = await bench({ type: 'md5' }).session({ code: 212, orders })
    expect(once.heard.map(({ message }) => message.hdr.cred !== undefined)).toEqual([true, false])
    const each = await bench({ type: 'md5' }).session(
      { code: 200, chal: challenge('syncml:auth-md5', 4), orders },
      { code: 200 },
    )
    expect(each.heard.map(({ message }) => message.hdr.cred !== undefined)).toEqual([true, true])
  })

  it('keeps the next nonce for the next session, when the server has proven itself', async () => {
    const proven = bench({ type: 'md5' })
    await proven.session({ chal: challenge('syncml:auth-md5', 5) })
    const [record] = proven.device.accounts.records
    const nonce = () => record && proven.device.accounts.read(record)?.client.nonce
    expect(nonce()).toEqual(new Uint8Array(16).fill(5))
    await proven.session({ chal: challenge('syncml:auth-md5', 6), proof: 'wrong' })
    expect(nonce()).toEqual(new Uint8Array(16).fill(5))
  })
})

describe.each(['basic', 'md5', 'mac'] as const)('the server’s %s credential', (type) => {
  const code = type === 'mac' ? 200 : 212
  const orders = [add('./Settings/Home', 'https://home.example/'), get('./DevInfo/Man')]

  it('opens the tree', async () => {
    const { session } = bench({ type })
    const { outcome, heard } = await session({ code, orders: [get('./DevInfo/Man')] }, { code })
    expect(statuses(heard)).toContain('Get 200')
    expect(outcome).toBe('complete')
  })

  it.each(['none', 'wrong'] as const)(
    'that is %s moves nothing, and is asked for once more',
    async (proof) => {
      const { device, session } = bench({ type })
      const before = device.tree.changes
      const line = { code, orders, proof }
      const { outcome, reason, heard } = await session(line, line, line)
      expect(outcome).toBe('refused')
      expect(reason).toBe('the server did not prove itself')
      expect(heard).toHaveLength(2)
      expect(statuses(heard)).toEqual(['Add 401', 'Get 401'])
      expect(told(heard)).toEqual({})
      expect(device.tree.changes).toBe(before)
    },
  )

  it('may prove itself at the second try', async () => {
    const { session } = bench({ type })
    const { outcome, heard } = await session({ code, orders, proof: 'none' }, { code, orders }, { code })
    const [, second] = heard
    expect(second?.message.body.commands[0]).toMatchObject({ cmd: 'SyncHdr', data: '407' })
    expect(statuses(heard)).toEqual(['Add 401', 'Get 401', 'Add 200', 'Get 200'])
    expect(outcome).toBe('complete')
  })
})

describe('the way of a session', () => {
  it('goes to RespURI from the next message on', async () => {
    const { session } = bench()
    const respURI = 'http://dm.example/dm?s=1'
    const { heard } = await session({ orders: [get('./DevInfo/Man')], hdr: { respURI } })
    expect(heard.map(({ url }) => url)).toEqual(['http://dm.example/dm', respURI])
    expect(heard[1]?.message.hdr.target.locURI).toBe(respURI)
  })

  it.each([
    ['another SessionID', { hdr: { sessionID: 'FFFF' } }, 'aborted', /another session/],
    ['an HTTP error', { http: 503 }, 'failed', /HTTP 503/],
    ['no SyncML', { body: Buffer.from('<html/>') }, 'failed', /not SyncML/],
    ['Alert 1223', { orders: [alert('1223')] }, 'aborted', /the server aborted/],
    ['a refusal that is no challenge', { code: 404 }, 'refused', /refused with 404/],
  ] as const)('ends at %s, and nothing more is sent', async (_what, line, ends, why) => {
    const { session } = bench()
    const { outcome, reason, heard } = await session(line)
    expect(outcome).toBe(ends)
    expect(reason).toMatch(why)
    expect(heard).toHaveLength(1)
  })

  it('asks for more while the server’s package is open, and has the last word only when it is not', async () => {
    const { session } = bench()
    const { outcome, heard } = await session(
      { orders: [get('./DevInfo/Man')], final: false },
      { orders: [get('./DevInfo/Mod')] },
    )
    const asks = heard.map(({ message }) =>
      message.body.commands.some((each) => each.name === 'Alert' && each.data === '1222'),
    )
    expect(asks).toEqual([false, true, false])
    expect(heard.map(({ message }) => message.body.final)).toEqual([true, false, true])
    expect(Object.keys(told(heard))).toEqual(['./DevInfo/Man', './DevInfo/Mod'])
    expect(outcome).toBe('complete')
  })

  it('is given up with a server that never ends', async () => {
    const { session } = bench()
    const { outcome, heard } = await session(...Array.from({ length: 60 }, () => ({ final: false })))
    expect(outcome).toBe('aborted')
    expect(heard).toHaveLength(50)
  })

  it('is aborted by the person at the phone with Alert 1223 and Final', async () => {
    const { device, session } = bench()
    device.behaviour = { abortAt: 2 }
    const { outcome, reason, heard } = await session({ orders: [get('./DevInfo/Man')] }, {})
    expect([outcome, reason]).toEqual(['aborted', 'the device aborted'])
    const last = heard[1]?.message.body
    expect(last?.commands.at(-1)).toMatchObject({ name: 'Alert', data: '1223' })
    expect(last?.final).toBe(true)
  })

  it('is not begun without an account', async () => {
    const { session } = bench({ bare: true })
    const { outcome, heard } = await session()
    expect(outcome).toBe('refused')
    expect(heard).toEqual([])
  })

  it('is not begun with an account whose card is gone', async () => {
    const { device, session } = bench({ bare: true })
    device.accounts.add(account('basic'), {
      origin: 'ota-net',
      permanent: false,
      boundImsi: '234150000000001',
    })
    expect((await session()).outcome).toBe('refused')
  })
})
