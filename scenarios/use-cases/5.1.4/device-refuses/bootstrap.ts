import { rogueBootstrap } from '../../../../harness/stage/attack/rogue-bootstrap.ts'
import { PREVIOUS_SERVER } from '../../../../harness/stage/previous-operator.ts'
import { provisioned, secondHand } from '../_acts.ts'
import { ON_BOOT, refused } from './_row.ts'

/** A bootstrap that is not for this card, or came before. */
export default refused([
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
])
