import { PREVIOUS_SERVER } from '../../../../harness/stage/previous-operator.ts'
import { writePackage0 } from '../../../../protocol/notification/package0.ts'
import { NOTIFICATION } from '../../../../simulators/network/delivery.ts'
import { provisioned, secondHand } from '../_acts.ts'
import { ON_SETTINGS, refused } from './_row.ts'

/** A trigger that the server did not send. */
export default refused([
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
])
