import { scenarios } from '../../../../harness/stage/scenario.ts'
import type { Stage } from '../../../../harness/stage/stage.ts'
import { type Household, secondHand } from '../_acts.ts'

/** B3 with exactly one evidence missing, false, stale, foreign, or revoked between check and use (identity matrix §1.6). */
interface KnockOut {
  readonly cell: 'DN' | 'DE' | 'SI' | 'SH'
  readonly how: 'missing' | 'false' | 'stale' | 'foreign' | 'revoked'
  readonly title: string
  readonly play: (stage: Stage, household: Household) => Promise<unknown>
}

/** The server puts the pair off, then something changes, and the network reports the same pair again. */
async function putOff(stage: Stage, { phone }: Household, change: () => void | Promise<void>): Promise<void> {
  const { imsi } = phone.card
  stage.network.faults.script('hlr', 'timeout', { times: 1 })
  await stage.detected(phone)
  await change()
  const { imei14, device } = phone
  await stage.operator.order('pairs', { imsi, imei: imei14, imeisv: device.imeisv, ageSeconds: 5 })
}

const KNOCK_OUTS: readonly KnockOut[] = [
  {
    cell: 'DN',
    how: 'missing',
    title: 'The equipment is not named',
    play: (stage, { card }) => stage.operator.order('pairs', { imsi: card.imsi, ageSeconds: 0 }),
  },
  {
    cell: 'DN',
    how: 'false',
    title: 'The report names equipment that the network has not seen',
    play: (stage, { phone }) => stage.detected(phone, { imei: stage.cast.drawImei() }),
  },
  {
    cell: 'DN',
    how: 'stale',
    title: 'The pair was seen two days ago',
    async play(stage, { phone }) {
      await phone.detach()
      stage.wait({ days: 2 })
      await stage.detected(phone, { ageSeconds: 172_800 })
    },
  },
  {
    cell: 'DN',
    how: 'foreign',
    title: 'The equipment is reported with somebody else’s subscription',
    async play(stage, { phone }) {
      const stranger = stage.cast.card({ owner: stage.cast.subscriber() })
      await stage.detected(phone, { imsi: stranger.imsi })
    },
  },
  {
    cell: 'DN',
    how: 'revoked',
    title: 'The card has moved to another phone before the report is repeated',
    play: (stage, household) =>
      putOff(stage, household, async () => {
        const { phone, card, subscriber } = household
        await phone.remove()
        const other = stage.cast.phone({ holder: subscriber, origin: 'fresh' })
        other.insert(card)
        await other.switchOn()
      }),
  },
  {
    cell: 'DE',
    how: 'missing',
    title: 'The equipment register fails',
    async play(stage, { phone }) {
      stage.network.faults.script('eir', 'error')
      await stage.detected(phone)
    },
  },
  {
    cell: 'DE',
    how: 'false',
    title: 'The equipment is on the black list',
    async play(stage, { phone }) {
      stage.network.eir.set(phone.imei14, 'black')
      await stage.detected(phone)
    },
  },
  {
    cell: 'DE',
    how: 'stale',
    title: 'The equipment register answers from two hours ago',
    async play(stage, { phone }) {
      stage.network.faults.script('eir', 'stale')
      await stage.detected(phone)
    },
  },
  {
    cell: 'DE',
    how: 'foreign',
    title: 'The black list makes an exception for somebody else',
    async play(stage, { phone }) {
      const owner = stage.cast.card({ owner: stage.cast.subscriber() })
      stage.network.eir.set(phone.imei14, 'black')
      stage.network.eir.override(phone.imei14, owner.imsi)
      await stage.detected(phone)
    },
  },
  {
    cell: 'DE',
    how: 'revoked',
    title: 'The phone is reported stolen before the report is repeated',
    play: (stage, household) =>
      putOff(stage, household, () => stage.network.eir.set(household.phone.imei14, 'black')),
  },
  {
    cell: 'SI',
    how: 'missing',
    title: 'The subscription is not named',
    play: (stage, { phone }) =>
      stage.operator.order('pairs', { imei: phone.imei14, imeisv: phone.device.imeisv, ageSeconds: 0 }),
  },
  {
    cell: 'SI',
    how: 'false',
    title: 'The subscription does not exist',
    play: (stage, { phone }) => stage.detected(phone, { imsi: `${stage.network.homePlmn}0000000000` }),
  },
  {
    cell: 'SI',
    how: 'stale',
    title: 'The subscription was seen on that phone a week ago',
    async play(stage, { phone }) {
      await phone.detach()
      stage.wait({ days: 7 })
      await stage.detected(phone, { ageSeconds: 604_800 })
    },
  },
  {
    cell: 'SI',
    how: 'foreign',
    title: 'The subscription is active on another phone',
    async play(stage, { phone }) {
      const neighbour = await secondHand(stage)
      await stage.detected(phone, { imsi: neighbour.card.imsi })
    },
  },
  {
    cell: 'SI',
    how: 'revoked',
    title: 'The subscription has ended before the report is repeated',
    play: (stage, household) => putOff(stage, household, () => stage.network.hlr.cancel(household.card.imsi)),
  },
  {
    cell: 'SH',
    how: 'missing',
    title: 'The HLR fails',
    async play(stage, { phone }) {
      stage.network.faults.script('hlr', 'error')
      await stage.detected(phone)
    },
  },
  {
    cell: 'SH',
    how: 'false',
    title: 'The subscription is suspended',
    async play(stage, { phone, card }) {
      stage.network.hlr.suspend(card.imsi)
      await stage.detected(phone)
    },
  },
  {
    cell: 'SH',
    how: 'stale',
    title: 'The HLR answers from two hours ago',
    async play(stage, { phone }) {
      stage.network.faults.script('hlr', 'stale')
      await stage.detected(phone)
    },
  },
  {
    cell: 'SH',
    how: 'foreign',
    title: 'The subscription is another operator’s',
    async play(stage, { phone }) {
      const visitor = stage.cast.card({ owner: stage.cast.subscriber(), subscription: 'inbound-roamer' })
      await phone.swap(visitor)
      await stage.detected(phone)
    },
  },
  {
    cell: 'SH',
    how: 'revoked',
    title: 'The subscription is suspended before the report is repeated',
    play: (stage, household) =>
      putOff(stage, household, () => stage.network.hlr.suspend(household.card.imsi)),
  },
]

export default scenarios(KNOCK_OUTS, ({ cell, how, title, play }) => ({
  id: `uc-5.1.4/ko-b3-${cell.toLowerCase()}-${how}`,
  title,
  purpose: `B3 with ${cell} ${how}: no bootstrap.`,
  useCase: '5.1.4',
  variation: 'B3',
  guarded: 'OP-BOOT',
  outcome: 'withheld',
  breaks: `matrix/B3/${cell}`,
  twin: 'uc-5.1.4/b3-network-provisioning',
  proves: ['SP-BOOT-02'],
  needs: ['pairs', 'network'],
  async play(stage) {
    await play(stage, await secondHand(stage))
  },
}))
