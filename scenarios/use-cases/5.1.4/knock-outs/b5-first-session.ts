import type { Dialect } from '../../../../harness/history/event.ts'
import { impostor } from '../../../../harness/stage/attack/impostor.ts'
import { scenarios } from '../../../../harness/stage/scenario.ts'
import type { Stage } from '../../../../harness/stage/stage.ts'
import type { Command } from '../../../../protocol/syncml/message.ts'
import { type Household, provisioned } from '../_acts.ts'

/** B5, the first session, with exactly one evidence knocked out. */
interface KnockOut {
  readonly cell: 'DA' | 'VA' | 'DN' | 'DE' | 'SI' | 'SH'
  readonly how: 'missing' | 'false' | 'stale' | 'foreign' | 'revoked'
  readonly title: string
  readonly inapplicable?: (dialect: Dialect) => string | undefined
  readonly play: (stage: Stage, household: Household) => Promise<unknown>
}

const notBasic = ({ auth }: Dialect) => (auth === 'basic' ? 'basic credentials carry no nonce' : undefined)

const ORDER: Command = {
  name: 'Replace',
  cmdID: '90',
  items: [{ target: { locURI: './Settings/Home' }, meta: { format: 'chr' }, data: 'https://evil.example/' }],
}

/** A session in which the phone reaches somebody who shows this secret as the server’s. */
async function withServer(
  stage: Stage,
  { phone }: Household,
  secret: string | undefined,
  nonce?: Uint8Array,
) {
  const { dialect, target } = stage
  stage.attack('impersonation', 'somebody answers in the server’s place', phone)
  const plan = { dialect, serverId: target.serverId, commands: [ORDER] }
  phone.use(impostor({ ...plan, ...(secret !== undefined && { secret }), ...(nonce && { nonce }) }))
  await phone.session()
}

/** Something happens after package 1 was answered and before the settings would be changed. */
async function betweenMessages(_stage: Stage, { phone }: Household, happens: () => void | Promise<void>) {
  phone.device.behaviour = { onMessage: (n) => (n === 2 ? happens() : undefined) }
  await phone.session()
}

const KNOCK_OUTS: readonly KnockOut[] = [
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
    cell: 'VA',
    how: 'missing',
    title: 'The server shows no credential',
    play: (stage, household) => withServer(stage, household, undefined),
  },
  {
    cell: 'VA',
    how: 'false',
    title: 'The server shows a wrong credential',
    play: (stage, household) =>
      withServer(stage, household, 'not the password', household.phone.account.server.nonce),
  },
  {
    cell: 'VA',
    how: 'stale',
    title: 'The server shows its credential over a nonce that was used',
    inapplicable: notBasic,
    async play(stage, household) {
      const { server } = household.phone.account
      await household.phone.session()
      stage.fromHere()
      await withServer(stage, household, server.secret, server.nonce)
    },
  },
  {
    cell: 'VA',
    how: 'foreign',
    title: 'The server shows what it owes to another phone',
    async play(stage, household) {
      const { server } = (await provisioned(stage)).phone.account
      await withServer(stage, household, server.secret, household.phone.account.server.nonce)
    },
  },
  {
    cell: 'VA',
    how: 'revoked',
    title: 'The server shows the secret of an account that was replaced',
    async play(stage, household) {
      const { server } = household.phone.account
      await household.phone.swap(stage.cast.card({ owner: household.subscriber }))
      await stage.detected(household.phone)
      stage.fromHere()
      await withServer(stage, household, server.secret, household.phone.account.server.nonce)
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
]

export default scenarios(KNOCK_OUTS, ({ cell, how, title, inapplicable, play }) => ({
  id: `uc-5.1.4/ko-b5-${cell.toLowerCase()}-${how}`,
  title,
  purpose: `B5 with ${cell} ${how}: the settings stay what they are.`,
  useCase: '5.1.4',
  variation: 'B5',
  guarded: 'OP-CONF',
  outcome: 'withheld',
  breaks: `matrix/B5/${cell}`,
  twin: 'uc-5.1.4/b5-first-session-override',
  proves: [],
  needs: ['pairs', 'network'],
  ...(inapplicable && { inapplicable }),
  async play(stage) {
    await play(stage, await provisioned(stage))
  },
}))
