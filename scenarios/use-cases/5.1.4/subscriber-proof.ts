import { scenarios } from '../../../harness/stage/scenario.ts'
import type { Stage } from '../../../harness/stage/stage.ts'
import { ksNafOf } from '../../../protocol/gba/key.ts'
import { corporate, type Household } from './_acts.ts'

/** N74: a corporate subscription that must prove itself in the session, and does not (identity matrix §4.2). */
interface Row {
  readonly name: string
  readonly title: string
  readonly purpose: string
  readonly play: (stage: Stage, household: Household) => Promise<void>
}

const ROWS: readonly Row[] = [
  {
    name: 'n74-wrong-response',
    title: 'The subscription’s answer is wrong',
    purpose: 'A wrong response to the challenge authenticates nobody.',
    async play(_stage, { phone }) {
      phone.device.behaviour = { subscriberAuth: 'wrong' }
      await phone.session()
    },
  },
  {
    name: 'n74-no-answer',
    title: 'The subscription does not answer the challenge',
    purpose: 'Without an answer the session goes no further.',
    async play(_stage, { phone }) {
      phone.device.behaviour = { subscriberAuth: 'none' }
      await phone.session()
    },
  },
  {
    name: 'n74-replayed-btid',
    title: 'A key identifier of another session is shown again',
    purpose: 'A bootstrapped key is bound to the session in which it was shown.',
    async play(stage, { phone }) {
      const first = await stage.bootstrapKey(phone.card)
      if (!first) throw new Error('the card could not bootstrap')
      const key = ksNafOf(first, stage.target.serverId)
      stage.secrets.keepBytes(key)
      const replay = { subscriberAuth: { btid: first.btid, key } }
      phone.device.behaviour = { ...replay, stopAfter: 1 }
      await phone.session()
      stage.fromHere()
      phone.device.behaviour = replay
      await phone.session()
    },
  },
  {
    name: 'n74-expired-btid',
    title: 'The key has expired',
    purpose: 'A key proves the subscription only during its lifetime.',
    async play(stage, { phone }) {
      const old = await stage.bootstrapKey(phone.card)
      if (!old) throw new Error('the card could not bootstrap')
      stage.wait({ hours: 2 })
      const key = ksNafOf(old, stage.target.serverId)
      stage.secrets.keepBytes(key)
      phone.device.behaviour = { subscriberAuth: { btid: old.btid, key } }
      await phone.session()
    },
  },
  {
    name: 'n74-key-of-another-card',
    title: 'Another subscription proves itself',
    purpose: 'The subscription that proves itself must be the one that the account is for.',
    async play(stage, { phone }) {
      const other = stage.cast.card({ owner: stage.cast.subscriber() })
      const foreign = await stage.bootstrapKey(other)
      if (!foreign) throw new Error('the card could not bootstrap')
      const key = ksNafOf(foreign, stage.target.serverId)
      stage.secrets.keepBytes(key)
      phone.device.behaviour = { subscriberAuth: { btid: foreign.btid, key } }
      await phone.session()
    },
  },
]

export default scenarios(ROWS, (row) => ({
  id: `uc-5.1.4/${row.name}`,
  title: row.title,
  purpose: row.purpose,
  useCase: '5.1.4',
  variation: 'B5',
  guarded: 'OP-CONF',
  outcome: 'withheld',
  twin: 'uc-5.1.4/b5-corporate-with-subscriber-authentication',
  proves: ['SP-SUB-01'],
  needs: ['pairs', 'network', 'enterprise', 'subscriber-authentication'],
  async play(stage: Stage) {
    const household = await corporate(stage)
    await stage.detected(household.phone)
    await row.play(stage, household)
  },
}))
