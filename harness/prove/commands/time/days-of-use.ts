import { command } from '../../command.ts'

/** The phones are used every day: each is seen by its network again and again, and calls its operator now and then. */
export default command({
  name: 'days-of-use',
  family: 'time',
  weight: 2,
  proper: true,
  parameters: {},
  possible: (world) => world.waiting.length === 0,
  tell: () => 'the phones are used for three days',
  async run(world) {
    world.stage.wait({ days: 3 })
    for (const [n, { phone }] of world.inhabitants.entries()) {
      if (!phone.attached) continue
      const { plmn } = world.stage.network.pairs.of({ imsi: phone.card.imsi })[0] ?? {}
      await phone.detach()
      await world.attach(phone, plmn)
      if (world.ready(n)) await world.session(n)
    }
  },
})
