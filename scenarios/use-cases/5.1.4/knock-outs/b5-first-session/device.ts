import { provisioned } from '../../_acts.ts'
import { betweenMessages, knockOuts, notBasic } from './_knock-out.ts'

/** Evidence of the device: its credential, the network’s sight of it, and its equipment. */
export default knockOuts([
  {
    cell: 'DA',
    how: 'missing',
    title: 'The phone shows no credential',
    async play(_stage, { phone }) {
      phone.device.behaviour = { credential: 'never' }
      await phone.session()
    },
  },
  {
    cell: 'DA',
    how: 'false',
    title: 'The phone shows a wrong credential',
    async play(_stage, { phone }) {
      phone.device.behaviour = { credential: 'wrong' }
      await phone.session()
    },
  },
  {
    cell: 'DA',
    how: 'stale',
    title: 'A recorded credential is shown again',
    inapplicable: notBasic,
    async play(stage, { phone }) {
      phone.device.behaviour = { stopAfter: 1 }
      await phone.session()
      stage.fromHere()
      phone.device.behaviour = { credential: 'replayed' }
      await phone.session()
    },
  },
  {
    cell: 'DA',
    how: 'foreign',
    title: 'The phone shows the credential of another phone',
    async play(stage, { phone }) {
      const neighbour = await provisioned(stage)
      const { name: user, secret, nonce } = neighbour.phone.account.client
      phone.device.behaviour = { credential: { user, secret, nonce } }
      await phone.session()
    },
  },
  {
    cell: 'DA',
    how: 'revoked',
    title: 'The account was replaced by a new bootstrap for another card',
    async play(stage, household) {
      const { phone } = household
      const old = phone.account.client
      await phone.swap(stage.cast.card({ owner: household.subscriber }))
      await stage.detected(phone)
      stage.fromHere()
      phone.device.behaviour = { credential: { user: old.name, secret: old.secret, nonce: old.nonce } }
      await phone.session()
    },
  },
  {
    cell: 'DN',
    how: 'missing',
    title: 'The network no longer sees the phone anywhere',
    async play(stage, { phone, card }) {
      phone.use(stage.network.wifi(stage.wire, '198.51.100.20'))
      stage.network.pairs.forget(card.imsi)
      stage.network.bindings.release(phone.line.ip)
      await phone.session()
    },
  },
  {
    cell: 'DN',
    how: 'false',
    title: 'The network sees another phone on that line',
    async play(stage, { phone }) {
      const neighbour = await provisioned(stage)
      phone.use(neighbour.phone.line.via(stage.wire))
      await phone.session()
    },
  },
  {
    cell: 'DN',
    how: 'stale',
    title: 'Device detection answers from two days ago',
    async play(stage, { phone }) {
      stage.network.faults.script('add', 'stale', { ageSeconds: 172_800 })
      await phone.session()
    },
  },
  {
    cell: 'DN',
    how: 'foreign',
    title: 'The card is in another phone by now',
    async play(stage, { phone, card, subscriber }) {
      const line = phone.path
      const other = stage.cast.phone({ holder: subscriber, origin: 'fresh' })
      await phone.detach()
      other.insert(card)
      await other.switchOn()
      phone.use(line)
      await phone.session()
    },
  },
  {
    cell: 'DN',
    how: 'revoked',
    title: 'A clone of the phone attaches while the session runs',
    play: (stage, household) =>
      betweenMessages(stage, household, async () => {
        const stranger = stage.cast.subscriber()
        const clone = stage.cast.phone({
          holder: stranger,
          origin: 'fresh',
          imei: household.phone.device.imei,
        })
        clone.insert(stage.cast.card({ owner: stranger }))
        await clone.switchOn()
      }),
  },
  {
    cell: 'DE',
    how: 'missing',
    title: 'The equipment register does not answer',
    async play(stage, { phone }) {
      stage.network.faults.script('eir', 'timeout')
      await phone.session()
    },
  },
  {
    cell: 'DE',
    how: 'false',
    title: 'The phone has been put on the black list',
    async play(stage, { phone }) {
      stage.network.eir.set(phone.imei14, 'black')
      await phone.session()
    },
  },
  {
    cell: 'DE',
    how: 'stale',
    title: 'The equipment register answers from two hours ago',
    async play(stage, { phone }) {
      stage.wait({ hours: 3 })
      stage.network.faults.script('eir', 'stale')
      await phone.session()
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
      await phone.session()
    },
  },
  {
    cell: 'DE',
    how: 'revoked',
    title: 'The phone is reported stolen while the session runs',
    play: (stage, household) =>
      betweenMessages(stage, household, () => stage.network.eir.set(household.phone.imei14, 'black')),
  },
])
