import { describe, expect, it } from 'vitest'
import { readBootstrappingInfo, writeBootstrappingInfo } from '../../../../protocol/gba/bootstrapping-info.ts'
import { thrownBy } from '../thrown-by.ts'

const info = { btid: 'cmFuZA==@bsf.mnc015.mcc234.pub.3gppnetwork.org', lifetime: '2026-01-05T10:00:00.000Z' }

describe('BootstrappingInfo', () => {
  it('is read as it is written', () => {
    expect(readBootstrappingInfo(writeBootstrappingInfo(info))).toEqual(info)
  })

  it.each([
    ['another document', '<html/>'],
    [
      'another namespace',
      '<BootstrappingInfo><btid>x</btid><lifetime>2026-01-05T10:00:00Z</lifetime></BootstrappingInfo>',
    ],
    [
      'no name of a key',
      '<BootstrappingInfo xmlns="uri:3gpp-gba"><lifetime>2026-01-05T10:00:00Z</lifetime></BootstrappingInfo>',
    ],
    [
      'no date',
      '<BootstrappingInfo xmlns="uri:3gpp-gba"><btid>x</btid><lifetime>soon</lifetime></BootstrappingInfo>',
    ],
    [
      'an entity',
      '<!DOCTYPE x [<!ENTITY e "x">]><BootstrappingInfo xmlns="uri:3gpp-gba"><btid>&e;</btid></BootstrappingInfo>',
    ],
    ['nothing', ''],
  ])('is refused: %s', (_what, text) => {
    expect(thrownBy(() => readBootstrappingInfo(Buffer.from(text))).message).toMatch(/octet|expected/)
  })
})
