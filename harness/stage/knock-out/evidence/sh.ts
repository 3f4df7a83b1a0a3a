import { before, behave, between, type Perturbations } from '../perturbation.ts'

/** SH: the subscription is an active customer of this operator. */
export const SH: Perturbations = {
  missing: before('The HLR does not answer', ({ stage }) => stage.network.faults.script('hlr', 'timeout')),
  false: before('The subscription has been suspended', ({ stage, card }) =>
    stage.network.hlr.suspend(card.imsi),
  ),
  stale: before('The HLR answers from two hours ago', ({ stage }) => {
    stage.wait({ hours: 3 })
    stage.network.faults.script('hlr', 'stale')
  }),
  foreign: before('The card inside is a visitor’s', async (scene) => {
    const visitor = scene.stage.cast.subscriber()
    await scene.phone.swap(scene.stage.cast.card({ owner: visitor, subscription: 'inbound-roamer' }))
    behave(scene, { ignoresCardChange: true })
  }),
  revoked: between('The contract ends meanwhile', ({ stage, card }) => stage.network.hlr.cancel(card.imsi)),
}
