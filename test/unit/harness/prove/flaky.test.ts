import { describe, expect, it } from 'vitest'
import { conclude } from '../../../../harness/prove/conclude.ts'
import type { Job, Performers } from '../../../../harness/prove/performers.ts'
import { Prover } from '../../../../harness/prove/prover.ts'
import type { Summary } from '../../../../harness/prove/summary.ts'
import { Random } from '../../../../simulators/world/random.ts'

const PROPERTY = 'SP-AUTH-02'

/** A target that breaks a property in some performances, whatever is done to it. */
function failing(chance: (job: Job) => boolean): Performers {
  return {
    targets: [],
    perform: async (jobs) => jobs.map((job) => summaryOf(job, chance(job))),
    close: async () => undefined,
  }
}

function summaryOf({ plan, keep }: Job, broken: boolean): Summary {
  const kept = { steps: plan.steps.map(({ do: text }) => ({ text, proven: [], revoked: [] })), marks: [] }
  return {
    ran: plan.steps.map(() => true),
    findings: broken ? [{ property: PROPERTY, message: 'commands for nobody', seq: 0 }] : [],
    evaluated: { [PROPERTY]: 1 },
    ...{ sessions: 1, operated: [], reached: [], sample: { nonces: [], secrets: [] } },
    ...(keep !== undefined && { kept: { ...kept, history: new Uint8Array() } }),
  }
}

async function proved(chance: (job: Job) => boolean, runs: number) {
  const outcome = await new Prover(failing(chance), {
    ...{ seed: '1', dialects: [{ content: 'xml', auth: 'md5' }], budget: { runs } },
    wanted: (property) => property === PROPERTY,
    signal: new AbortController().signal,
  }).prove()
  const about = { version: '0', seed: '1', targets: [], wanted: () => true, bundles: new Map() }
  return conclude(outcome, about)
}

describe('a counterexample', () => {
  it('that shows each time is a proof', async () => {
    const { verdict, failures } = await proved(() => true, 32)
    expect(verdict).toBe('fail')
    expect(failures).toMatchObject([{ property: PROPERTY, flaky: false, shown: 3, performed: 3 }])
  })

  it('that never shows again is told, with how often it showed, and fails nothing', async () => {
    const { verdict, reason, failures } = await proved(({ seed }) => seed === '1/0.5', 32)
    expect(verdict).toBe('inconclusive')
    expect(reason).toBe(`broken sometimes only: ${PROPERTY} (1 of 7 times)`)
    expect(failures).toMatchObject([{ property: PROPERTY, flaky: true, shown: 1, performed: 7 }])
  })

  it('of a target that fails at random is told with its share, and looked into only a few times', async () => {
    const dice = new Random('a target that fails at random')
    let again = 0
    const { verdict, failures } = await proved(({ seed }) => {
      if (seed.includes('again')) again += 1
      return dice.int(100) < 30
    }, 96)
    expect(verdict).toBe('inconclusive')
    expect(failures).toHaveLength(1)
    expect(failures[0]?.flaky).toBe(true)
    expect(failures[0]?.shown).toBeLessThan(failures[0]?.performed ?? 0)
    expect(again).toBeLessThanOrEqual(18)
  })

  it('that could be doubted once is a proof when a later run shows it each time', async () => {
    const { verdict, failures } = await proved(({ seed }) => !/again-[1-6]$/.test(seed), 32)
    expect(verdict).toBe('fail')
    expect(failures).toMatchObject([{ property: PROPERTY, flaky: false }])
  })
})
