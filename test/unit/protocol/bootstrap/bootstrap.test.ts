import { describe, expect, it } from 'vitest'
import { type BootstrapAccount, BootstrapProblem } from '../../../../protocol/bootstrap/account.ts'
import {
  readClientProvisioning,
  readClientProvisioningXml,
  writeClientProvisioning,
  writeClientProvisioningXml,
} from '../../../../protocol/bootstrap/client-provisioning.ts'
import { readDmProfile, writeDmProfile } from '../../../../protocol/bootstrap/dm-profile.ts'
import {
  bootstrapMac,
  formatBootstrapType,
  netwpinKey,
  parseBootstrapType,
  userPinMac,
  verifyBootstrapMac,
} from '../../../../protocol/bootstrap/security.ts'
import { SyncMLProblem } from '../../../../protocol/syncml/problem.ts'
import { hex, toHex, vectors } from '../../../vectors/vectors.ts'

const document = hex(vectors.bootstrap[0]?.docHex ?? '')
const account: BootstrapAccount = {
  serverId: 'dm.operator.example',
  name: 'Operator & Söhne',
  address: 'https://dm.operator.example/dm?x=1',
  client: { type: 'md5', name: 'device', secret: 'c<l', nonce: Uint8Array.of(1, 0, 255) },
  server: { type: 'mac', name: 'dm.operator.example', secret: 's"v', nonce: Uint8Array.of(7) },
}

describe('seals (DM Security §5.7, ProvBoot)', () => {
  const imsi = '310150123456789'
  it.each([
    ['NETWPIN', { imsi }, '9BD49E1C2FFE8A041DE91E4062B4041B17B36F8C'],
    ['NETWPIN', { imsi: '24007123456789' }, '401FF90612692F7A7EF53C03EF7E2C042FA5FE77'],
    ['USERPIN', { pin: '1234' }, 'C2F57BAEF35A728FD4A44264537EDE044C244BFF'],
    ['USERNETWPIN', { imsi, pin: '1234' }, '985084FD65A53F37F9280171C7A1CB9274349B36'],
  ] as const)('%s of the known document', (sec, key, mac) => {
    expect(bootstrapMac({ sec, document, ...key })).toBe(mac)
    expect(verifyBootstrapMac({ sec, document, mac: mac.toLowerCase(), ...key }).ok).toBe(true)
    expect(verifyBootstrapMac({ sec, document: document.slice(1), mac, ...key }).ok).toBe(false)
  })

  it('names the reading of the IMSI that fitted', () => {
    const ascii = '520761B8BD4190A5444A68B0C34DE043C3C0B11F'
    expect(verifyBootstrapMac({ sec: 'NETWPIN', document, imsi, mac: ascii })).toEqual({
      ok: true,
      reading: 'ascii',
    })
  })

  it.each([
    ['48213', '48137'],
    ['77777', '33604'],
    ['1357908642', '2863233143'],
  ])('USERPINMAC of %s is %s', (pin, mac) => {
    expect(userPinMac(pin, document)).toBe(mac)
    expect(verifyBootstrapMac({ sec: 'USERPINMAC', document, mac: '', pin: pin + mac }).ok).toBe(true)
    expect(
      verifyBootstrapMac({ sec: 'USERPINMAC', document, mac: '', pin: `${pin}${'0'.repeat(mac.length)}` }).ok,
    ).toBe(false)
  })

  it('keys NETWPIN with the card’s own coding', () => {
    expect(toHex(netwpinKey(imsi))).toBe('3901511032547698')
  })

  it('writes and reads the content type', () => {
    const type = formatBootstrapType({ profile: 'cp', sec: 'NETWPIN', mac: 'AB' })
    expect(type).toBe('application/vnd.wap.connectivity-wbxml; SEC=NETWPIN; MAC=AB')
    expect(parseBootstrapType(type)).toEqual({ profile: 'cp', sec: 'NETWPIN', mac: 'AB' })
    expect(parseBootstrapType('application/vnd.wap.connectivity-wbxml; SEC=1; MAC="AB"')?.sec).toBe('USERPIN')
    expect(parseBootstrapType('application/vnd.syncml.dm+wbxml; SEC=NETWPIN')?.sec).toBeUndefined()
    expect(parseBootstrapType('text/plain')).toBeUndefined()
  })
})

describe('documents', () => {
  it('reads what another implementation wrote, levels the right way round', () => {
    const read = readClientProvisioning(document)
    expect(read).toMatchObject({
      serverId: 'dm.operator.example',
      name: 'Operator DM',
      address: 'https://dm.operator.example/dm',
    })
    expect(read.client).toMatchObject({ type: 'md5', name: 'IMEI:490154203237518', secret: 'cl-S3cret-01' })
    expect(read.server).toMatchObject({ name: 'dm.operator.example', secret: 'sv-S3cret-01' })
  })

  it('reads back its own client provisioning, as WBXML and as XML', async () => {
    expect(readClientProvisioning(writeClientProvisioning(account))).toEqual(account)
    expect(
      await readClientProvisioningXml(Buffer.from(writeClientProvisioningXml(account)).toString('utf8')),
    ).toEqual(account)
  })

  it('reads back its own DM profile', () => {
    expect(readDmProfile(writeDmProfile(account))).toEqual(account)
  })

  it('gives no rights to anybody without a w7 application', async () => {
    await expect(readClientProvisioningXml('<wap-provisioningdoc/>')).rejects.toThrow(BootstrapProblem)
    await expect(readClientProvisioningXml('<wap-prov')).rejects.toThrow(BootstrapProblem)
    expect(() => readClientProvisioning(hex('030b6a0045 01'.replace(' ', '')))).toThrow(BootstrapProblem)
    expect(() => readClientProvisioning(hex('030b6a'))).toThrow(SyncMLProblem)
  })
})
