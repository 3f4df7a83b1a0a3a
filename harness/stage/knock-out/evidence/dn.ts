import { before, between, type Perturbations } from '../perturbation.ts'

/** DN: the network sees this card in this phone. */
export const DN: Perturbations = {
  missing: before('The network no longer sees the phone anywhere', ({ stage, phone, card }) => {
    phone.use(stage.network.wifi(stage.wire, '198.51.100.20'))
    stage.network.pairs.forget(card.imsi)
    stage.network.bindings.release(phone.line.ip)
  }),
  false: before('The network sees another phone on that line', async ({ stage, phone, baseline }) => {
    const neighbour = await baseline.prepare(stage)
    phone.use(neighbour.phone.line.via(stage.wire))
  }),
  stale: before('Device detection answers from two days ago', ({ stage }) =>
    stage.network.faults.script('add', 'stale', { ageSeconds: 172_800 }),
  ),
  foreign: before('The card is in another phone by now', async ({ stage, phone, card, subscriber }) => {
    const line = phone.path
    const other = stage.cast.phone({ holder: subscriber, origin: 'fresh' })
    await phone.detach()
    other.insert(card)
    await other.switchOn()
    phone.use(line)
  }),
  revoked: between('A clone of the phone attaches meanwhile', async ({ stage, phone }) => {
    const stranger = stage.cast.subscriber()
    const clone = stage.cast.phone({ holder: stranger, origin: 'fresh', imei: phone.device.imei })
    clone.insert(stage.cast.card({ owner: stranger }))
    await clone.switchOn()
  }),
}
