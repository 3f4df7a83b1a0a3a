import { impostor } from '../../../../harness/stage/attack/impostor.ts'
import { notBasic } from '../../../../harness/stage/knock-out/perturbation.ts'
import type { Phone } from '../../../../harness/stage/phone.ts'
import type { Stage } from '../../../../harness/stage/stage.ts'
import { ksNafOf } from '../../../../protocol/gba/key.ts'
import type { Command } from '../../../../protocol/syncml/message.ts'
import type { Card } from '../../../../simulators/card/card.ts'
import type { DeviceBehaviour } from '../../../../simulators/device/behaviour.ts'
import { newPhone } from '../_acts.ts'
import { atTheDoor, buys, type Sale } from '../_sale.ts'
import { type KnockOut, sold, twinsOfSales } from './_knock-out.ts'

/** The order is placed as it should be; the phone that is called for it behaves so. */
const called = (behaviour: DeviceBehaviour | ((sale: Sale) => Promise<DeviceBehaviour>)) =>
  sold({
    'before-agreement': async (sale) => {
      sale.phone.device.behaviour = typeof behaviour === 'function' ? await behaviour(sale) : behaviour
    },
  })

const HIJACK: Command = {
  name: 'Replace',
  cmdID: '90',
  items: [{ target: { locURI: './Settings/Home' }, meta: { format: 'chr' }, data: 'https://evil.example/' }],
}

/** Somebody answers in the server’s place whatever the phone sends; what they show is looked up as late as that. */
const answeredBy = (shows: (phone: Phone) => { secret?: string; nonce?: Uint8Array }) => (sale: Sale) => {
  const { stage, phone } = sale
  const { dialect, target } = stage
  stage.attack('impersonation', 'somebody answers in the server’s place', phone)
  const plan = { dialect, serverId: target.serverId, commands: [HIJACK] }
  phone.use((request) => impostor({ ...plan, ...shows(phone) })(request))
}

/** A phone that the operator manages already. */
async function managed(stage: Stage): Promise<Phone> {
  const { phone } = await newPhone(stage)
  await stage.detected(phone)
  return phone
}

/** What a card would show to the target. */
async function keyOf({ stage }: Sale, card: Card): Promise<{ btid: string; key: Uint8Array }> {
  const made = await stage.bootstrapKey(card)
  if (!made) throw new Error('the card could not bootstrap')
  const key = ksNafOf(made, stage.target.serverId)
  stage.secrets.keepBytes(key)
  return { btid: made.btid, key }
}

const DELIVERY: readonly KnockOut[] = [
  {
    cell: 'DA',
    how: 'missing',
    title: 'The phone shows no credential',
    play: called({ credential: 'never' }),
  },
  {
    cell: 'DA',
    how: 'false',
    title: 'The phone shows a wrong credential',
    play: called({ credential: 'wrong' }),
  },
  {
    cell: 'DA',
    how: 'stale',
    title: 'A recorded credential is shown again',
    inapplicable: notBasic,
    async play(stage, selling) {
      const sale = await atTheDoor(stage, selling)
      if (!sale) return
      await stage.detected(sale.phone)
      await sale.phone.session()
      sale.phone.device.behaviour = { credential: 'replayed' }
      await buys(sale)
    },
  },
  {
    cell: 'DA',
    how: 'foreign',
    title: 'The phone shows the credential of another phone',
    play: called(async ({ stage }) => {
      const { name: user, secret, nonce } = (await managed(stage)).account.client
      return { credential: { user, secret, nonce } }
    }),
  },
  {
    cell: 'VA',
    how: 'missing',
    title: 'The server shows no credential',
    play: sold({ 'before-agreement': answeredBy(() => ({})) }),
  },
  {
    cell: 'VA',
    how: 'false',
    title: 'The server shows a wrong credential',
    play: sold({
      'before-agreement': answeredBy(({ account }) => ({
        secret: 'not the password',
        nonce: account.server.nonce,
      })),
    }),
  },
  {
    cell: 'VA',
    how: 'stale',
    title: 'The server shows its credential over a nonce that was used',
    inapplicable: notBasic,
    async play(stage, selling) {
      const sale = await atTheDoor(stage, selling)
      if (!sale) return
      await stage.detected(sale.phone)
      const { secret, nonce } = sale.phone.account.server
      await sale.phone.session()
      await buys(sale, { 'before-agreement': answeredBy(() => ({ secret, nonce })) })
    },
  },
  {
    cell: 'VA',
    how: 'foreign',
    title: 'The server shows what it owes to another phone',
    play: sold({
      'before-agreement': async (sale) => {
        const { secret } = (await managed(sale.stage)).account.server
        answeredBy(({ account }) => ({ secret, nonce: account.server.nonce }))(sale)
      },
    }),
  },
  {
    cell: 'DN',
    how: 'missing',
    title: 'Between payment and delivery the network sees the phone nowhere',
    play: sold({ 'before-delivery': ({ stage, card }) => stage.network.pairs.forget(card.imsi) }),
  },
  {
    cell: 'DN',
    how: 'false',
    title: 'The network sees another phone on the line of the delivery',
    play: sold({
      'before-agreement': async ({ stage, phone }) => phone.use((await managed(stage)).line.via(stage.wire)),
    }),
  },
  {
    cell: 'DN',
    how: 'stale',
    title: 'At the delivery device detection answers from two days ago',
    play: sold({
      'before-delivery': ({ stage }) => stage.network.faults.script('add', 'stale', { ageSeconds: 172_800 }),
    }),
  },
  {
    cell: 'DN',
    how: 'foreign',
    title: 'The card is in another phone, and the first one answers the call',
    play: sold({
      'before-delivery': async ({ stage, phone, subscriber, card }) => {
        const { path } = phone
        const other = stage.cast.phone({ holder: subscriber, origin: 'fresh' })
        await phone.detach()
        other.insert(card)
        await other.switchOn()
        phone.use(path)
      },
    }),
  },
  {
    cell: 'DN',
    how: 'revoked',
    title: 'A clone of the phone attaches between payment and delivery',
    play: sold({
      'before-delivery': async ({ stage, phone }) => {
        const stranger = stage.cast.subscriber()
        const clone = stage.cast.phone({ holder: stranger, origin: 'fresh', imei: phone.device.imei })
        clone.insert(stage.cast.card({ owner: stranger }))
        await clone.switchOn()
      },
    }),
  },
  {
    cell: 'SA',
    how: 'missing',
    title: 'The card does not answer the challenge',
    play: called({ subscriberAuth: 'none' }),
  },
  {
    cell: 'SA',
    how: 'false',
    title: 'The card’s answer is wrong',
    play: called({ subscriberAuth: 'wrong' }),
  },
  {
    cell: 'SA',
    how: 'stale',
    title: 'The key of the card has expired',
    play: sold({
      'before-login': async (sale) => {
        sale.phone.device.behaviour = { subscriberAuth: await keyOf(sale, sale.card) }
        sale.stage.wait({ hours: 2 })
      },
    }),
  },
  {
    cell: 'SA',
    how: 'foreign',
    title: 'Another card proves itself',
    play: called(async (sale) => {
      const { cast } = sale.stage
      return { subscriberAuth: await keyOf(sale, cast.card({ owner: cast.subscriber() })) }
    }),
  },
  {
    cell: 'SA',
    how: 'revoked',
    title: 'Another card is put into the phone between payment and delivery',
    play: sold({
      'before-delivery': ({ stage, phone, subscriber }) => phone.swap(stage.cast.card({ owner: subscriber })),
    }),
  },
]

/** Over the air the phone itself proves who it is, in the session that the operator calls it for. */
export default twinsOfSales(
  ['B9'],
  DELIVERY.map((each) => ({ ...each, guarded: 'OP-CONF' as const })),
)
