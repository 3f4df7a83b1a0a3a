import { describe, expect, it } from 'vitest'
import { efIccid, isIccid } from '../../../../protocol/identity/iccid.ts'
import { imei14Of, parseDeviceId } from '../../../../protocol/identity/imei.ts'
import { efImsi, hplmn, imsiOctets, readEfImsi } from '../../../../protocol/identity/imsi.ts'
import { luhnDigit, luhnHolds } from '../../../../protocol/identity/luhn.ts'
import { addressString, msisdnOf, readAddressString } from '../../../../protocol/identity/msisdn.ts'
import { plmnOctets } from '../../../../protocol/identity/plmn.ts'
import { mobileIdentity, semiOctets } from '../../../../protocol/identity/semi-octets.ts'
import { toHex, vectors } from '../../../vectors/vectors.ts'

const { ids } = vectors

describe('identities', () => {
  it.each(ids.luhn as [string, number][])('check digit of %s is %d', (body, digit) => {
    expect(luhnDigit(body)).toBe(digit)
    expect(luhnHolds(`${body}${digit}`)).toBe(true)
    expect(luhnHolds(`${body}${(digit + 1) % 10}`)).toBe(false)
  })

  it.each(Object.entries(ids.imsiKey))('IMSI %s as semi-octets', (imsi, octets) => {
    expect(toHex(imsiOctets(imsi))).toBe(octets)
    expect(readEfImsi(efImsi(imsi))).toBe(imsi)
  })

  it.each(Object.entries(ids.plmn))('network %s', (plmn, octets) => {
    const [mcc = '', mnc = ''] = plmn.split('/')
    expect(toHex(plmnOctets({ mcc, mnc }))).toBe(octets)
  })

  it('codes equipment and numbers as the radio and MAP do', () => {
    expect(toHex(mobileIdentity(2, '490154203237518'))).toBe(ids.mobileIdentity.imei490154203237518)
    expect(toHex(mobileIdentity(3, '4901542032375101'))).toBe(ids.mobileIdentity.imeisv4901542032375101)
    expect(toHex(semiOctets('490154203237518'))).toBe(ids.tbcd.imei)
    expect(toHex(addressString('447700900123'))).toBe(ids.tbcd.msisdn447700900123)
    expect(readAddressString(addressString('447700900123'))).toBe('447700900123')
    expect(toHex(efIccid('8944110000000000016'))).toBe(ids.tbcd.iccid8944110000000000016)
    expect(isIccid('8944110000000000016')).toBe(true)
    expect(isIccid('8944110000000000017')).toBe(false)
  })

  it('knows networks of three digits from those of two', () => {
    expect(hplmn('310150123456789')).toEqual({ mcc: '310', mnc: '150' })
    expect(hplmn('234150999999999')).toEqual({ mcc: '234', mnc: '15' })
    expect(hplmn('310150123456789', 2)).toEqual({ mcc: '310', mnc: '15' })
  })

  it.each([
    ['IMEI:490154203237518', '49015420323751'],
    ['imei:49015420323751', '49015420323751'],
    ['urn:gsma:imei:49015420-323751-8', '49015420323751'],
    ['4901542032375101', '49015420323751'],
    ['IMEI:000000000000000', undefined],
    ['IMEI:1234', undefined],
    ['MEID:A0000000000000', undefined],
    ["IMEI:490154203237518' or 1=1", undefined],
  ])('%s is equipment %s', (text, imei14) => {
    expect(imei14Of(text)).toBe(imei14)
  })

  it('tells a wrong check digit and a software version', () => {
    expect(parseDeviceId('IMEI:490154203237517')?.checked).toBe(false)
    expect(parseDeviceId('4901542032375107')?.svn).toBe('07')
  })

  it('reads numbers as people write them', () => {
    expect(msisdnOf('+44 7700 900-123')).toBe('447700900123')
    expect(msisdnOf('call me')).toBeUndefined()
  })
})
