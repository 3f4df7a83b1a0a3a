import { describe, expect, test } from 'vitest'
import { evaluate } from '../../../../harness/checks/evaluate.ts'
import { CHECKS } from '../../../../harness/checks/index.ts'
import { AUTHENTICATION } from './cases/authentication.ts'
import { BOOTSTRAP } from './cases/bootstrap.ts'
import { CARE } from './cases/care.ts'
import { LIVENESS } from './cases/liveness.ts'
import { NETWORK } from './cases/network.ts'
import { NOTIFICATION } from './cases/notification.ts'
import { SHOP } from './cases/shop.ts'
import { SOFTWARE } from './cases/software.ts'
import { USER } from './cases/user.ts'
import { history } from './support/history.ts'

const CASES = [
  ...[...AUTHENTICATION, ...NOTIFICATION, ...BOOTSTRAP, ...NETWORK, ...USER],
  ...[...SHOP, ...SOFTWARE, ...CARE, ...LIVENESS],
]

/** Identity matrix §3. LV-01 is the outcome of a play itself: harness/verdict/outcome.ts. */
const PROPERTIES = [
  ...numbered('SP-AUTH', 12),
  ...numbered('SP-NOT', 4),
  'SP-NON-03',
  ...numbered('SP-BOOT', 6),
  ...['SP-OLD-01', 'SP-OLD-02', 'SP-CARD-01'],
  ...numbered('SP-SUB', 3),
  ...numbered('SP-HLR', 3),
  ...numbered('SP-EIR', 2),
  ...numbered('SP-ROAM', 2),
  ...numbered('SP-USR', 7),
  ...['SP-CON-01', 'SP-CON-02', 'SP-PRIV-01'],
  ...numbered('SP-PC', 5),
  ...numbered('SP-PAY', 7),
  ...numbered('SP-FW', 7),
  ...numbered('SP-MO', 2),
  ...numbered('SP-HD', 6),
  ...numbered('SP-BF', 4),
  ...['SP-LOG-01', 'SP-ISO-01', 'SP-ISO-02'],
  ...['LV-02', 'LV-03', 'LV-04', 'LV-05', 'LV-06'],
]

function numbered(name: string, upTo: number): string[] {
  return Array.from({ length: upTo }, (_, at) => `${name}-${String(at + 1).padStart(2, '0')}`)
}

test('every property of the identity matrix has one check, and no check is without a property', () => {
  expect(CHECKS.map(({ id }) => id).sort()).toEqual([...PROPERTIES].sort())
})

test('every check has a history that it must flag and one that it must not', () => {
  expect(CASES.map(({ id }) => id).sort()).toEqual([...PROPERTIES].sort())
  for (const { flagged, kept } of CASES) {
    expect(Object.keys(flagged).length).toBeGreaterThan(0)
    expect(Object.keys(kept).length).toBeGreaterThan(0)
  }
})

describe.each(CASES)('$id', ({ id, flagged, kept, header }) => {
  const check = CHECKS.find((each) => each.id === id)
  const judge = (told: (typeof kept)[string]) => {
    if (!check) throw new Error(`there is no check ${id}`)
    return evaluate(check, history(told, header))
  }

  test.each(Object.entries(flagged))('flags: %s', (_name, told) => {
    const { findings } = judge(told)
    expect(findings.map(({ property }) => property)).toContain(id)
  })

  test.each(Object.entries(kept))('keeps: %s', (_name, told) => {
    const { evaluated, findings } = judge(told)
    expect(findings).toEqual([])
    expect(evaluated).toBeGreaterThan(0)
  })
})
