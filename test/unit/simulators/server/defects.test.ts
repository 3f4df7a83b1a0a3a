import { describe, expect, it } from 'vitest'
import { NETWORK_DEFECTS } from '../../../../simulators/network/defects/index.ts'
import { soundDecisions } from '../../../../simulators/server/decisions/decisions.ts'
import { DEFECTS, type Defect, findDefect } from '../../../../simulators/server/defects/index.ts'
import { BOOTSTRAP_DEFECTS } from '../../../e2e/bootstrap-defects.ts'
import { CARE_DEFECTS } from '../../../e2e/care-defects.ts'
import { PORTAL_DEFECTS } from '../../../e2e/portal-defects.ts'
import { RACE_DEFECTS } from '../../../e2e/race-defects.ts'
import { SOFTWARE_DEFECTS } from '../../../e2e/software-defects.ts'
import { AUTHENTICATION_PROBES } from './support/authentication-probes.ts'
import { Bench } from './support/bench.ts'
import type { Probe } from './support/probe.ts'
import { SUBSCRIBER_PROBES } from './support/subscriber-probes.ts'

const PROBES = { ...AUTHENTICATION_PROBES, ...SUBSCRIBER_PROBES }

/** Puts the probe to a server of its own. */
async function seen({ options, misbehaves }: Probe, defect?: Defect): Promise<boolean> {
  const bench = await Bench.start(options, defect)
  try {
    return await misbehaves(bench)
  } finally {
    await bench.close()
  }
}

describe('seeded defects', () => {
  it('have a probe, a scenario or a load plan each, an id and a name of their own, and a property', () => {
    const shown = new Set([
      ...Object.keys(PROBES),
      ...[...BOOTSTRAP_DEFECTS, ...PORTAL_DEFECTS, ...CARE_DEFECTS, ...SOFTWARE_DEFECTS].map(({ id }) => id),
      ...RACE_DEFECTS.map(({ id }) => id),
    ])
    expect([...shown].sort()).toEqual([...DEFECTS, ...NETWORK_DEFECTS].map(({ id }) => id).sort())
    expect(new Set(DEFECTS.map(({ name }) => name)).size).toBe(DEFECTS.length)
    for (const { property, summary } of DEFECTS) {
      expect(property).toMatch(/^(SP-[A-Z]+|LV)-\d\d$/)
      expect(summary.length).toBeGreaterThan(20)
    }
    expect(findDefect('d-56')?.name).toBe('hlr-by-imei')
    expect(findDefect('hlr-by-imei')?.id).toBe('D-56')
    expect(findDefect('D-0')).toBeUndefined()
  })

  it('replace something, and leave the sound decisions as they are', () => {
    const before = { ...soundDecisions }
    for (const defect of DEFECTS) {
      const made = defect.with(soundDecisions)
      const changed = Object.entries(made).filter(
        ([name, value]) => Reflect.get(soundDecisions, name) !== value,
      )
      expect(changed.length, defect.id).toBeGreaterThan(0)
    }
    expect(soundDecisions).toEqual(before)
  })

  for (const [id, probe] of Object.entries(PROBES)) {
    const defect = findDefect(id)
    it(`${id} ${defect?.name}: seen with it, not without it`, async () => {
      expect(await seen(probe)).toBe(false)
      expect(await seen(probe, defect)).toBe(true)
    })
  }
})
