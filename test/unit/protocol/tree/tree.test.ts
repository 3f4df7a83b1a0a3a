import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allows, formatAcl, parseAcl, withoutServer } from '../../../../protocol/tree/acl.ts'
import { formatTreeUri, parseTreeUri, UriProblem } from '../../../../protocol/tree/uri.ts'

describe('tree URIs', () => {
  it.each([
    ['.', []],
    ['./A/B', ['A', 'B']],
    ['A/B', ['A', 'B']],
    ['./A%20B', ['A B']],
  ])('%s', (text, path) => {
    expect(parseTreeUri(text).path).toEqual(path)
  })

  it.each(['', '/', '/A', './', './A/', './A//B', './A/../B', './A/./B'])('refuses %j', (text) => {
    expect(() => parseTreeUri(text)).toThrow(UriProblem)
  })

  it('reads a property or a list, not both and nothing else', () => {
    expect(parseTreeUri('./A?prop=ACL').prop).toBe('ACL')
    expect(parseTreeUri('./A?list=TNDS+ACL').list).toBe('TNDS+ACL')
    expect(() => parseTreeUri('./A?drop=1')).toThrow(UriProblem)
    expect(() => parseTreeUri(`./${'x'.repeat(5000)}`)).toThrow('too long')
  })

  it('reads back what it wrote', () => {
    const names = fc.array(
      fc
        .string({ minLength: 1 })
        .filter((name) => name !== '.' && name !== '..' && !/[\ud800-\udfff]/.test(name)),
      { minLength: 1 },
    )
    fc.assert(
      fc.property(names, (path) => {
        expect(parseTreeUri(formatTreeUri({ path })).path).toEqual(path)
      }),
    )
  })
})

describe('ACL values (TND §7.7)', () => {
  it('counts a command that is named twice as both together', () => {
    expect(parseAcl('Get=A&Replace=A&Get=B')).toEqual({ Get: ['A', 'B'], Replace: ['A'] })
  })

  it.each(['Get', 'Get=', 'Get=A&', 'Copy=A', 'Get=A B', 'get=A'])('refuses %j', (text) => {
    expect(parseAcl(text)).toBeUndefined()
  })

  it('lets everybody in by *, and nobody by silence', () => {
    const acl = parseAcl('Get=*&Add=s1+s2') ?? {}
    expect([
      allows(acl, 'Get', 'x'),
      allows(acl, 'Add', 's2'),
      allows(acl, 'Add', 's3'),
      allows(acl, 'Delete', 's1'),
    ]).toEqual([true, true, false, false])
    expect(formatAcl(withoutServer(acl, 's1'))).toBe('Add=s2&Get=*')
    expect(formatAcl(withoutServer(parseAcl('Add=s1') ?? {}, 's1'))).toBe('')
  })
})
