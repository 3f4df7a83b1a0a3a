import type { Stage } from '../../../../harness/stage/stage.ts'
import { corporate } from '../_acts.ts'
import { ON_BOOT, ON_SETTINGS, refused } from './_row.ts'

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

async function privateCard(stage: Stage) {
  const holder = stage.cast.subscriber()
  const card = await stage.cast.cardWithFile({ owner: holder }, { private: true, userConfirm: false })
  const phone = stage.cast.phone({ holder, origin: 'fresh' })
  phone.insert(card)
  return { phone, holder, pin: holder.knows.pin ?? '' }
}

/** A card that may not be here, or whose holder has not shown its PIN. */
export default refused([
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
])
