import { command } from '../../command.ts'
import { household } from '../parameters.ts'

/** Package #0 under the nonce that is kept for resynchronisation; it opens a session once (N22). */
export default command({
  name: 'special-nonce-trigger',
  family: 'attack',
  spoken: ({ auth }) => auth !== 'basic',
  weight: 1,
  // The first one may be in order.
  prepared: ({ phone }) => [{ do: 'special-nonce-trigger', phone }],
  parameters: { phone: household },
  possible: (world, { phone }) => world.ready(phone),
  tell: (name, { phone }) => `${name.phone(phone)} is triggered under the special nonce`,
  async run(world, { phone }) {
    const account = world.account(phone)
    if (!account) return
    const sessionId = Number.parseInt(world.freshSessionID(), 16)
    world.stage.trigger(world.phone(phone).card.imsi, { account, sessionId, nonce: new Uint8Array(4) })
    await world.stage.network.settled()
  },
})
