import { scenarios } from '../../../../harness/stage/scenario.ts'
import type { Stage } from '../../../../harness/stage/stage.ts'
import { type Household, secondHand } from '../_acts.ts'

/** B4, the user’s request, with exactly one evidence knocked out. */
interface KnockOut {
  readonly cell: 'DE' | 'SI' | 'SH' | 'UA'
  readonly how: 'missing' | 'false' | 'stale' | 'foreign' | 'revoked'
  readonly title: string
  readonly play: (stage: Stage, household: Household) => Promise<unknown>
}

const KNOCK_OUTS: readonly KnockOut[] = [
  {
    cell: 'UA',
    how: 'missing',
    title: 'The caller says no passphrase',
    play: (stage, { phone, subscriber }) => stage.asks(subscriber, phone, { passphrase: '' }),
  },
  {
    cell: 'UA',
    how: 'false',
    title: 'The caller says a wrong passphrase',
    play: (stage, { phone }) => stage.asks(stage.cast.thief(), phone, { passphrase: 'open sesame' }),
  },
  {
    cell: 'UA',
    how: 'stale',
    title: 'The caller was verified yesterday, in another case',
    async play(stage, { phone, subscriber }) {
      stage.network.faults.script('hlr', 'timeout', { times: 1 })
      await stage.asks(subscriber, phone)
      stage.wait({ days: 1 })
      await stage.asks(subscriber, phone, { passphrase: '' })
    },
  },
  {
    cell: 'UA',
    how: 'foreign',
    title: 'The caller knows the passphrase of another subscription',
    async play(stage, { phone }) {
      const neighbour = await secondHand(stage)
      await stage.asks(neighbour.subscriber, phone)
    },
  },
  {
    cell: 'UA',
    how: 'revoked',
    title: 'The passphrase was changed since the caller learnt it',
    async play(stage, { phone, subscriber, card }) {
      stage.network.crm.enrol(card.msisdn ?? '', { passphrase: 'another one now', owner: subscriber.id })
      await stage.asks(subscriber, phone)
    },
  },
  {
    cell: 'DE',
    how: 'missing',
    title: 'The equipment register does not answer',
    async play(stage, { phone, subscriber }) {
      stage.network.faults.script('eir', 'timeout')
      await stage.asks(subscriber, phone)
    },
  },
  {
    cell: 'DE',
    how: 'false',
    title: 'The phone is on the black list',
    async play(stage, { phone, subscriber }) {
      stage.network.eir.set(phone.imei14, 'black')
      await stage.asks(subscriber, phone)
    },
  },
  {
    cell: 'DE',
    how: 'stale',
    title: 'The equipment register answers from two hours ago',
    async play(stage, { phone, subscriber }) {
      stage.network.faults.script('eir', 'stale')
      await stage.asks(subscriber, phone)
    },
  },
  {
    cell: 'DE',
    how: 'foreign',
    title: 'The black list makes an exception for somebody else',
    async play(stage, { phone, subscriber }) {
      const owner = stage.cast.card({ owner: stage.cast.subscriber() })
      stage.network.eir.set(phone.imei14, 'black')
      stage.network.eir.override(phone.imei14, owner.imsi)
      await stage.asks(subscriber, phone)
    },
  },
  {
    cell: 'DE',
    how: 'revoked',
    title: 'The phone is reported stolen before the second call',
    async play(stage, { phone, subscriber }) {
      stage.network.faults.script('hlr', 'timeout', { times: 1 })
      await stage.asks(subscriber, phone)
      stage.network.eir.set(phone.imei14, 'black')
      await stage.asks(subscriber, phone)
    },
  },
  {
    cell: 'SI',
    how: 'missing',
    title: 'The network has not seen the subscription on any phone',
    async play(stage, { phone, subscriber, card }) {
      await phone.detach()
      stage.network.pairs.forget(card.imsi)
      await stage.asks(subscriber, phone)
    },
  },
  {
    cell: 'SI',
    how: 'false',
    title: 'The number does not exist',
    async play(stage, { phone, subscriber, card }) {
      stage.network.hlr.cancel(card.imsi)
      await stage.asks(subscriber, phone)
    },
  },
  {
    cell: 'SI',
    how: 'stale',
    title: 'The network saw the subscription a week ago',
    async play(stage, { phone, subscriber }) {
      await phone.detach()
      stage.wait({ days: 7 })
      await stage.asks(subscriber, phone)
    },
  },
  {
    cell: 'SI',
    how: 'foreign',
    title: 'The number has moved to somebody else',
    async play(stage, { phone, subscriber, card }) {
      const neighbour = stage.cast.card({ owner: stage.cast.subscriber() })
      stage.network.hlr.reassign(card.msisdn ?? '', neighbour.imsi)
      await stage.asks(subscriber, phone)
    },
  },
  {
    cell: 'SI',
    how: 'revoked',
    title: 'The number moves to somebody else before the second call',
    async play(stage, { phone, subscriber, card }) {
      stage.network.faults.script('hlr', 'timeout', { times: 1 })
      await stage.asks(subscriber, phone)
      const neighbour = stage.cast.card({ owner: stage.cast.subscriber() })
      stage.network.hlr.reassign(card.msisdn ?? '', neighbour.imsi)
      await stage.asks(subscriber, phone)
    },
  },
  {
    cell: 'SH',
    how: 'missing',
    title: 'The HLR does not answer',
    async play(stage, { phone, subscriber }) {
      stage.network.faults.script('hlr', 'timeout')
      await stage.asks(subscriber, phone)
    },
  },
  {
    cell: 'SH',
    how: 'false',
    title: 'The subscription is suspended',
    async play(stage, { phone, subscriber, card }) {
      stage.network.hlr.suspend(card.imsi)
      await stage.asks(subscriber, phone)
    },
  },
  {
    cell: 'SH',
    how: 'stale',
    title: 'The HLR answers from two hours ago',
    async play(stage, { phone, subscriber }) {
      stage.network.faults.script('hlr', 'stale')
      await stage.asks(subscriber, phone)
    },
  },
  {
    cell: 'SH',
    how: 'foreign',
    title: 'The caller is a visitor from another network',
    async play(stage, { phone }) {
      const visitor = stage.cast.subscriber()
      await phone.swap(stage.cast.card({ owner: visitor, subscription: 'inbound-roamer' }))
      await stage.asks(visitor, phone)
    },
  },
  {
    cell: 'SH',
    how: 'revoked',
    title: 'The subscription is suspended before the second call',
    async play(stage, { phone, subscriber, card }) {
      stage.network.faults.script('hlr', 'timeout', { times: 1 })
      await stage.asks(subscriber, phone)
      stage.network.hlr.suspend(card.imsi)
      await stage.asks(subscriber, phone)
    },
  },
]

export default scenarios(KNOCK_OUTS, ({ cell, how, title, play }) => ({
  id: `uc-5.1.4/ko-b4-${cell.toLowerCase()}-${how}`,
  title,
  purpose: `B4 with ${cell} ${how}: no bootstrap.`,
  useCase: '5.1.4',
  variation: 'B4',
  guarded: 'OP-BOOT',
  outcome: 'withheld',
  breaks: `matrix/B4/${cell}`,
  twin: 'uc-5.1.4/b4-user-request',
  proves: ['SP-BOOT-02'],
  needs: ['requests', 'network'],
  async play(stage) {
    await play(stage, await secondHand(stage))
  },
}))
