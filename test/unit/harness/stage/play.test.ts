import { describe, expect, it } from 'vitest'
import { play } from '../../../../harness/stage/play.ts'
import type { Scenario } from '../../../../harness/stage/scenario.ts'
import type { Stage } from '../../../../harness/stage/stage.ts'
import { loadTargets } from '../../../../harness/target/load.ts'

const [target] = loadTargets('http://127.0.0.1:9/dm')
if (!target) throw new Error('no target')

const DIALECT = { content: 'xml', auth: 'md5' } as const

const scenario = (act: (stage: Stage) => Promise<void>): Scenario => ({
  ...{ id: 'uc-5.1.4/test', title: 'Test', purpose: 'Test.', useCase: '5.1.4', variation: 'B3' },
  ...{ guarded: 'OP-BOOT', outcome: 'performed', proves: [], needs: [], play: act },
})
const played = (act: (stage: Stage) => Promise<void>, seed = 's', deadlineMs = 5_000) =>
  play(scenario(act), {
    ...{ seed, dialect: DIALECT, deadlineMs, target },
    transport: async () => ({ status: 503, headers: {}, body: new Uint8Array() }),
  })

/** A household that attaches, is handed another card, and has its address given away. */
async function household(stage: Stage): Promise<void> {
  const owner = stage.cast.subscriber()
  const phone = stage.cast.phone({ holder: owner, origin: 'second-hand' })
  phone.insert(stage.cast.card({ owner }))
  await phone.switchOn()
  stage.wait({ minutes: 5 })
  await phone.swap(stage.cast.card({ owner: stage.cast.thief(), outOfStep: true }))
  await phone.session()
}

describe('a play', () => {
  it('is the same history for the same seed, and another one for another', async () => {
    const [one, same, other] = [
      await played(household),
      await played(household),
      await played(household, 't'),
    ]
    expect(one.threw).toBeUndefined()
    expect(one.events.length).toBeGreaterThan(10)
    expect(same).toEqual(one)
    expect(other.events).not.toEqual(one.events)
  })

  it('stamps each event with virtual time and its place', async () => {
    const { events } = await played(household)
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, at) => at))
    expect(events.map(({ t }) => t)).toEqual(events.map(({ t }) => t).sort((a, b) => a - b))
    expect(events.at(-1)?.t).toBeGreaterThanOrEqual(300_000)
  })

  it('tells keys and passwords as secrets to be masked', async () => {
    const { secrets } = await played(household)
    expect(secrets.length).toBeGreaterThan(5)
    expect(new Set(secrets).size).toBe(secrets.length)
  })

  it('that throws leaves what happened until then, and its words', async () => {
    const { events, threw } = await played(async (stage) => {
      stage.attack('first', 'something')
      throw new Error('the script is wrong')
    })
    expect(threw).toBe('the script is wrong')
    expect(events.map(({ kind }) => kind)).toEqual(['attack'])
  })

  it('that does not end is given up', async () => {
    expect((await played(() => new Promise(() => undefined), 's', 50)).threw).toMatch(
      /did not end within 0.05 s/,
    )
  })

  it('that orders what it did not declare is wrong', async () => {
    const { threw } = await played(async (stage) => {
      await stage.operator.order('pairs', {})
    })
    expect(threw).toMatch(/ordered 'pairs' without declaring/)
  })
})
