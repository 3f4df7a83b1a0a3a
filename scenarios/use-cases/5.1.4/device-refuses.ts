import { impostor } from '../../../harness/stage/attack/impostor.ts'
import { rogueBootstrap } from '../../../harness/stage/attack/rogue-bootstrap.ts'
import type { Phone } from '../../../harness/stage/phone.ts'
import { PREVIOUS_SERVER } from '../../../harness/stage/previous-operator.ts'
import type { Capability, Expectation, Variation } from '../../../harness/stage/scenario.ts'
import { scenarios } from '../../../harness/stage/scenario.ts'
import type { Stage } from '../../../harness/stage/stage.ts'
import { writePackage0 } from '../../../protocol/notification/package0.ts'
import type { Command } from '../../../protocol/syncml/message.ts'
import { NOTIFICATION } from '../../../simulators/network/delivery.ts'
import { corporate, provisioned, secondHand } from './_acts.ts'

/** Attacks on the phone itself: what a correct device refuses, beside a server that does its part (§4.2). */
interface Row {
  readonly name: string
  readonly title: string
  readonly purpose: string
  readonly proves: readonly string[]
  readonly variation: Variation
  readonly guarded: Expectation['guarded']
  readonly needs: readonly Capability[]
  readonly twin: string
  readonly play: (stage: Stage) => Promise<void>
}

const HIJACK: Command = {
  name: 'Replace',
  cmdID: '90',
  items: [{ target: { locURI: './Settings/Home' }, meta: { format: 'chr' }, data: 'https://evil.example/' }],
}
const B3 = 'uc-5.1.4/b3-network-provisioning'
const B5 = 'uc-5.1.4/b5-first-session-override'
const ON_SETTINGS = { variation: 'B5', guarded: 'OP-CONF', needs: ['pairs', 'network'], twin: B5 } as const
const ON_BOOT = { variation: 'B3', guarded: 'OP-BOOT', needs: ['pairs', 'network'], twin: B3 } as const
const ON_CARD = {
  variation: 'B2',
  guarded: 'OP-BOOT',
  needs: ['cards', 'network'],
  twin: 'uc-5.1.4/b2-card-provisioning-corporate',
} as const
const ON_PRIVATE = {
  variation: 'B1',
  guarded: 'OP-BOOT',
  needs: ['cards', 'network'],
  twin: 'uc-5.1.4/b1-card-provisioning-private-data',
} as const

/** The phone talks to somebody else who claims to be its server. */
async function meets(
  stage: Stage,
  phone: Phone,
  secret: string | undefined,
  nonce?: Uint8Array,
): Promise<void> {
  const { dialect, target } = stage
  phone.use(
    impostor({
      dialect,
      serverId: target.serverId,
      commands: [HIJACK],
      ...(secret !== undefined && { secret }),
      ...(nonce && { nonce }),
    }),
  )
  await phone.session()
}

const ROWS: readonly Row[] = [
  {
    name: 'n01-private-card-in-corporate-phone',
    title: 'A private card with a bootstrap file in the phone of an enterprise',
    purpose: 'The device of an enterprise rejects other subscriptions before it reads their card.',
    proves: ['SP-BOOT-03'],
    ...ON_CARD,
    async play(stage) {
      const employee = stage.cast.employee()
      const card = await stage.cast.cardWithFile({ owner: employee }, { private: true, userConfirm: false })
      const phone = stage.cast.phone({ holder: employee, origin: 'corporate' })
      phone.insert(card)
      await phone.switchOn()
    },
  },
  {
    name: 'n01-private-card-in-unlocked-corporate-phone',
    title: 'A private card in the phone of an enterprise that has no lock',
    purpose: 'Without a lock the enterprise’s policy still keeps other subscriptions out.',
    proves: ['SP-BOOT-03'],
    ...ON_CARD,
    async play(stage) {
      const employee = stage.cast.employee()
      const card = await stage.cast.cardWithFile({ owner: employee }, { private: true, userConfirm: false })
      const phone = stage.cast.phone({ holder: employee, origin: 'corporate', unlocked: true })
      phone.insert(card)
      await phone.switchOn()
    },
  },
  {
    name: 'n02-private-card-network-bootstrap',
    title: 'A network bootstrap for a private card in the phone of an enterprise',
    purpose: 'A right seal does not make a private subscription the enterprise’s.',
    proves: ['SP-BOOT-03'],
    ...ON_BOOT,
    async play(stage) {
      const { phone } = await corporate(stage, {
        card: { subscription: 'private' },
        phone: { unlocked: true },
      })
      await stage.detected(phone)
    },
  },
  {
    name: 'n11-wrong-pin-three-times',
    title: 'Three wrong PINs, then the right one',
    purpose: 'A blocked PIN proves nothing, even when it is right.',
    proves: ['SP-USR-02'],
    ...ON_PRIVATE,
    async play(stage) {
      const { phone, holder, pin } = await privateCard(stage)
      for (const wrong of [1, 2, 3]) phone.card.verifyChv(`${wrong}${wrong}${wrong}${wrong}x`, 'a guesser')
      holder.learn({ pin })
      await phone.switchOn()
    },
  },
  {
    name: 'n12-pin-switched-off',
    title: 'A card that asks for no PIN in the phone of an enterprise',
    purpose: 'A card without PIN proves nothing about who holds it.',
    proves: ['SP-BOOT-03'],
    ...ON_CARD,
    async play(stage) {
      const employee = stage.cast.employee()
      const wishes = { owner: employee, subscription: 'corporate', chvEnabled: false } as const
      const card = await stage.cast.cardWithFile(wishes, { private: true, userConfirm: false })
      const phone = stage.cast.phone({ holder: employee, origin: 'corporate' })
      phone.insert(card)
      await phone.switchOn()
      stage.attack('no-pin', 'the card asks for no PIN', phone)
    },
  },
  {
    name: 'n13-pin-shown-yesterday',
    title: 'The PIN was shown yesterday and the card never reset',
    purpose: 'A PIN tells who is there now, not who was there yesterday.',
    proves: ['SP-USR-02'],
    ...ON_PRIVATE,
    async play(stage) {
      const { phone, holder, pin } = await privateCard(stage)
      phone.card.verifyChv(pin, holder.id)
      stage.wait({ days: 1 })
      holder.takeUp(({ what }) => (what === 'chv' ? { kind: 'timeout' } : undefined))
      await phone.switchOn()
    },
  },
  {
    name: 'n14-puk-exhausted',
    title: 'PIN and PUK are used up',
    purpose: 'A card that is blocked for good never proves anything again.',
    proves: ['SP-USR-02'],
    ...ON_PRIVATE,
    async play(stage) {
      const { phone, holder, pin } = await privateCard(stage)
      for (let n = 0; n < 3; n++) phone.card.verifyChv('0000x', 'a guesser')
      for (let n = 0; n < 10; n++) phone.card.unblock('00000000x', '1111', 'a guesser')
      phone.card.unblock(holder.knows.puk ?? '', pin, holder.id)
      holder.learn({ pin })
      await phone.switchOn()
    },
  },
  {
    name: 'n19-password-of-another-device',
    title: 'Somebody uses the server’s password of another device',
    purpose: 'The server proves itself to each device with a secret of that device alone.',
    proves: ['SP-AUTH-01', 'SP-AUTH-07'],
    ...ON_SETTINGS,
    async play(stage) {
      const { phone } = await provisioned(stage)
      const neighbour = await provisioned(stage)
      const stolen = neighbour.phone.account
      stage.attack('impersonation', 'a server shows the password of another device', phone)
      await meets(stage, phone, stolen.server.secret, phone.account.server.nonce)
    },
  },
  {
    name: 'n20-rogue-server',
    title: 'A server that does not know the password',
    purpose: 'Being reached at the right address proves nothing.',
    proves: ['SP-AUTH-01'],
    ...ON_SETTINGS,
    async play(stage) {
      const { phone } = await provisioned(stage)
      stage.attack('impersonation', 'a server shows a password that it made up', phone)
      await meets(stage, phone, 'made-up-password')
    },
  },
  {
    name: 'n20-rogue-server-without-credential',
    title: 'A server that shows no credential at all',
    purpose: 'Commands without proof are not executed.',
    proves: ['SP-AUTH-01'],
    ...ON_SETTINGS,
    async play(stage) {
      const { phone } = await provisioned(stage)
      stage.attack('impersonation', 'a server shows nothing', phone)
      await meets(stage, phone, undefined)
    },
  },
  {
    name: 'n25-bootstrap-without-seal',
    title: 'A bootstrap that nobody vouches for',
    purpose: 'A document without SEC and MAC is never applied.',
    proves: ['SP-BOOT-05'],
    ...ON_BOOT,
    async play(stage) {
      const { phone, card } = await secondHand(stage)
      rogueBootstrap(stage, card.imsi, { sec: undefined })
      await stage.network.settled()
      stage.attack('rogue-bootstrap', 'without SEC', phone)
    },
  },
  {
    name: 'n26-bootstrap-for-the-previous-card',
    title: 'A bootstrap sealed for the previous owner’s card',
    purpose: 'The seal must fit the card that is inside.',
    proves: ['SP-BOOT-01'],
    ...ON_BOOT,
    async play(stage) {
      const { phone, card } = await secondHand(stage)
      const previous = stage.cast.card({ owner: stage.cast.subscriber() })
      rogueBootstrap(stage, card.imsi, { sec: 'NETWPIN', sealedFor: previous.imsi })
      await stage.network.settled()
      stage.attack('rogue-bootstrap', 'sealed for another IMSI', phone)
    },
  },
  {
    name: 'n27-bootstrap-replayed',
    title: 'The previous operator’s bootstrap is played again',
    purpose: 'A document that was applied once never restores what it set up.',
    proves: ['SP-BOOT-05', 'SP-OLD-01'],
    ...ON_BOOT,
    async play(stage) {
      const { phone, card } = await secondHand(stage)
      const push = rogueBootstrap(stage, card.imsi, { sec: 'NETWPIN', serverId: PREVIOUS_SERVER })
      await stage.network.settled()
      await stage.detected(phone)
      stage.fromHere()
      stage.network.delivery.send({ imsi: card.imsi }, push)
      await stage.network.settled()
    },
  },
  {
    name: 'n28-attacker-knows-the-imsi',
    title: 'Somebody who knows the IMSI sends a bootstrap of their own',
    purpose: 'An existing account is not taken over without the user.',
    proves: ['SP-BOOT-05'],
    ...ON_BOOT,
    async play(stage) {
      const { phone, card, subscriber } = await provisioned(stage)
      stage.fromHere()
      subscriber.takeUp(({ what, text }) =>
        what === 'bootstrap' && text.includes('evil') ? { kind: 'no' } : undefined,
      )
      rogueBootstrap(stage, card.imsi, { sec: 'NETWPIN', serverId: 'dm.evil.example' })
      await stage.network.settled()
      stage.attack('rogue-bootstrap', 'sealed with the right IMSI', phone)
    },
  },
  {
    name: 'n22-special-nonce-again',
    title: 'A second trigger made with the special nonce',
    purpose: 'A constant nonce opens a session once, and never again under the same secret.',
    proves: ['SP-NON-03'],
    ...ON_SETTINGS,
    async play(stage) {
      const { phone, card } = await provisioned(stage)
      const { account } = phone
      phone.device.behaviour = { stopAfter: 0 }
      stage.trigger(card.imsi, { account, sessionId: 0x61, nonce: new Uint8Array(4) })
      await stage.network.settled()
      phone.device.behaviour = {}
      stage.fromHere()
      stage.trigger(card.imsi, { account, sessionId: 0x62, nonce: new Uint8Array(4) })
      await stage.network.settled()
    },
  },
  {
    name: 'n49-previous-operator-triggers',
    title: 'The previous operator sends a trigger after the take-over',
    purpose: 'A retired server has no way back into the phone.',
    proves: ['SP-OLD-01'],
    ...ON_SETTINGS,
    async play(stage) {
      const { phone, card } = await secondHand(stage)
      const old = phone.device.accounts.find(PREVIOUS_SERVER)
      const account = old && phone.device.accounts.read(old)
      await stage.detected(phone)
      stage.fromHere()
      if (account) stage.trigger(card.imsi, { account, sessionId: 0x51 })
      await stage.network.settled()
    },
  },
  {
    name: 'n24-altered-trigger',
    title: 'A trigger in which the user need no longer be asked',
    purpose: 'The digest of a trigger covers what it says about the user.',
    proves: ['SP-NOT-01'],
    ...ON_SETTINGS,
    async play(stage) {
      const { phone, card } = await provisioned(stage)
      stage.fromHere()
      const { serverId, server } = phone.account
      const body = writePackage0({
        ...{ serverId, password: server.secret, nonce: server.nonce },
        ...{ uiMode: 3, initiator: 1, sessionId: 0x24 },
      })
      // The two bits of ui-mode, 11 becomes 01 (DM Notification §6.2).
      body[17] = (body[17] ?? 0) ^ 0x20
      stage.attack('altered-trigger', 'ui-mode 11 becomes 01 on the way', phone)
      stage.network.delivery.send({ imsi: card.imsi }, { contentType: NOTIFICATION, body, sender: 'stage' })
      await stage.network.settled()
    },
  },
  {
    name: 'n51-account-of-a-card-that-is-gone',
    title: 'The card that brought the account is no longer inside',
    purpose: 'What came with a card goes with it.',
    proves: ['SP-CARD-01'],
    ...ON_SETTINGS,
    needs: ['cards', 'network'],
    async play(stage) {
      const { phone, holder } = await privateCard(stage)
      await phone.switchOn()
      stage.fromHere()
      await phone.swap(stage.cast.card({ owner: holder }))
      stage.attack('card-gone', 'the phone is switched on with another card', phone)
      await phone.switchOn()
      await phone.session({ serverId: stage.target.serverId })
    },
  },
]

async function privateCard(stage: Stage) {
  const holder = stage.cast.subscriber()
  const card = await stage.cast.cardWithFile({ owner: holder }, { private: true, userConfirm: false })
  const phone = stage.cast.phone({ holder, origin: 'fresh' })
  phone.insert(card)
  return { phone, holder, pin: holder.knows.pin ?? '' }
}

export default scenarios(ROWS, ({ play, ...row }) => ({
  ...row,
  id: `uc-5.1.4/${row.name}`,
  useCase: '5.1.4',
  outcome: 'withheld',
  play,
}))
