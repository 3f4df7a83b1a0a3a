import { describe, expect, it } from 'vitest'
import { trustedAddress } from '../../../../simulators/server/dm/forwarded.ts'

describe('Forwarded', () => {
  it.each([
    [['for=10.0.0.1;by=_secret'], '10.0.0.1'],
    [['For="10.0.0.1:4711" ; By="_secret"'], '10.0.0.1'],
    [['for="[2001:db8::1]:80";by=_secret'], '2001:db8::1'],
    [['for=6.6.6.6', 'for=10.0.0.1;by=_secret'], '10.0.0.1'],
    [['for=6.6.6.6;by=_other, for=10.0.0.1;by=_secret'], '10.0.0.1'],
  ])('%j tells the address', (values, address) => {
    expect(trustedAddress(values, 'secret')).toBe(address)
  })

  it.each([
    [[]],
    [['for=10.0.0.1']],
    [['for=10.0.0.1;by=secret']],
    [['for=10.0.0.1;by=_secre']],
    [['for="10.0.0.1;by=_secret"']],
    [['for=unknown;by=_secret']],
    [['by=_secret']],
    [['for=10.0.0.1;by=_secret', 'for=10.0.0.2;by=_secret']],
  ])('%j tells nothing', (values) => {
    expect(trustedAddress(values, 'secret')).toBeUndefined()
  })
})
