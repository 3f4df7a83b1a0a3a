import { provisioned } from '../../_acts.ts'
import { betweenMessages, knockOuts } from './_knock-out.ts'

/** Evidence of the subscription: who it is, and what the HLR says of it. */
export default knockOuts([
  {
    cell: 'SI',
    how: 'missing',
    title: 'The session comes over a line that says nothing of the subscription',
    async play(stage, { phone }) {
      phone.use(stage.network.wifi(stage.wire, '198.51.100.21'))
      await phone.session()
    },
  },
  {
    cell: 'SI',
    how: 'false',
    title: 'The phone itself names the subscription in a header',
    async play(stage, { phone, card }) {
      phone.use(stage.network.wifi(stage.wire, '198.51.100.22'))
      phone.device.behaviour = { extraHeaders: { 'x-msisdn': card.msisdn ?? '' } }
      await phone.session()
    },
  },
  {
    cell: 'SI',
    how: 'stale',
    title: 'The list of addresses answers from two days ago',
    async play(stage, { phone }) {
      stage.wait({ hours: 3 })
      stage.network.faults.script('aaa', 'stale', { ageSeconds: 172_800 })
      await phone.session()
    },
  },
  {
    cell: 'SI',
    how: 'foreign',
    title: 'The address is somebody else’s',
    async play(stage, { phone }) {
      const neighbour = await provisioned(stage)
      stage.network.rebind(phone.line.ip, neighbour.phone.line)
      await phone.session()
    },
  },
  {
    cell: 'SI',
    how: 'revoked',
    title: 'The address is released while the session runs',
    play: (stage, household) =>
      betweenMessages(stage, household, () => stage.network.bindings.release(household.phone.line.ip)),
  },
  {
    cell: 'SH',
    how: 'missing',
    title: 'The HLR does not answer',
    async play(stage, { phone }) {
      stage.network.faults.script('hlr', 'timeout')
      await phone.session()
    },
  },
  {
    cell: 'SH',
    how: 'false',
    title: 'The subscription has been suspended',
    async play(stage, { phone, card }) {
      stage.network.hlr.suspend(card.imsi)
      await phone.session()
    },
  },
  {
    cell: 'SH',
    how: 'stale',
    title: 'The HLR answers from two hours ago',
    async play(stage, { phone }) {
      stage.wait({ hours: 3 })
      stage.network.faults.script('hlr', 'stale')
      await phone.session()
    },
  },
  {
    cell: 'SH',
    how: 'foreign',
    title: 'The card inside is a visitor’s',
    async play(stage, { phone }) {
      const visitor = stage.cast.subscriber()
      await phone.swap(stage.cast.card({ owner: visitor, subscription: 'inbound-roamer' }))
      phone.device.behaviour = { ignoresCardChange: true }
      await phone.session()
    },
  },
  {
    cell: 'SH',
    how: 'revoked',
    title: 'The contract ends while the session runs',
    play: (stage, household) =>
      betweenMessages(stage, household, () => stage.network.hlr.cancel(household.card.imsi)),
  },
])
