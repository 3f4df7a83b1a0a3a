import { describe, expect, it } from 'vitest'
import { credentialHash } from '../../../../protocol/credentials/account.ts'
import { basicData } from '../../../../protocol/credentials/basic.ts'
import { type DecisionInput, decide } from '../../../../protocol/credentials/decide.ts'
import { macOf } from '../../../../protocol/credentials/mac.ts'
import { md5Data } from '../../../../protocol/credentials/md5.ts'

const a = credentialHash('bob', 'secret')
const nonce = Uint8Array.of(1, 2, 3, 4)
const newNonce = Uint8Array.of(9, 9, 9, 9)
const body = Buffer.from('<SyncML/>')
const base: DecisionInput = {
  supplied: undefined,
  body,
  account: { user: 'bob', a, password: 'secret', nonce },
  minType: 'md5',
  preferred: 'md5',
  failures: 0,
  newNonce,
}

describe('how a verifier answers (DM Protocol §9)', () => {
  it('asks for what is missing', () => {
    expect(decide(base)).toMatchObject({ code: 407, authenticated: false, chal: { type: 'md5' }, end: false })
  })

  it('accepts a right digest for the session and issues the next nonce', () => {
    const supplied = { type: 'md5', user: 'bob', value: md5Data(a, nonce) } as const
    expect(decide({ ...base, supplied })).toMatchObject({
      code: 212,
      authenticated: true,
      nextNonce: newNonce,
    })
  })

  it('accepts a right MAC for the message and always issues a nonce', () => {
    const supplied = { type: 'mac', user: 'bob', value: macOf(a, nonce, body) } as const
    expect(decide({ ...base, supplied, minType: 'mac' })).toMatchObject({
      code: 200,
      chal: { nonce: newNonce },
    })
    expect(decide({ ...base, supplied, body: Buffer.from('<SyncML />') }).authenticated).toBe(false)
  })

  it('refuses a weaker type even when it is right', () => {
    const supplied = { type: 'basic', value: basicData('bob', 'secret') } as const
    expect(decide({ ...base, supplied })).toMatchObject({
      code: 401,
      authenticated: false,
      chal: { type: 'md5' },
    })
    expect(decide({ ...base, supplied, minType: 'basic' })).toMatchObject({ code: 212, authenticated: true })
  })

  it('challenges once more after a mismatch, and then ends', () => {
    const supplied = { type: 'md5', user: 'bob', value: md5Data(a, Uint8Array.of(0)) } as const
    expect(decide({ ...base, supplied })).toMatchObject({ code: 401, end: false })
    expect(decide({ ...base, supplied, failures: 1 })).toMatchObject({ code: 401, end: true })
  })

  it('answers a stranger as it answers a wrong password', () => {
    const supplied = { type: 'md5', user: 'eve', value: md5Data(a, nonce) } as const
    const stranger = decide({ ...base, supplied, account: undefined })
    const wrong = decide({ ...base, supplied: { ...supplied, user: 'bob', value: 'x' } })
    expect(stranger).toEqual(wrong)
  })
})
