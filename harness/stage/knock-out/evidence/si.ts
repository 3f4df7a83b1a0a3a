import { before, behave, between, type Perturbations } from '../perturbation.ts'

/** SI: the line says whose session it is. */
export const SI: Perturbations = {
  missing: before('The session comes over a line that says nothing of the subscription', ({ stage, phone }) =>
    phone.use(stage.network.wifi(stage.wire, '198.51.100.21')),
  ),
  false: before('The phone itself names the subscription in a header', (scene) => {
    const { stage, phone, card } = scene
    phone.use(stage.network.wifi(stage.wire, '198.51.100.22'))
    behave(scene, { extraHeaders: { 'x-msisdn': card.msisdn ?? '' } })
  }),
  stale: before('The list of addresses answers from two days ago', ({ stage }) => {
    stage.wait({ hours: 3 })
    stage.network.faults.script('aaa', 'stale', { ageSeconds: 172_800 })
  }),
  foreign: before('The address is somebody else’s', async ({ stage, phone, baseline }) => {
    const neighbour = await baseline.prepare(stage)
    stage.network.rebind(phone.line.ip, neighbour.phone.line)
  }),
  revoked: between('The address is released meanwhile', ({ stage, phone }) =>
    stage.network.bindings.release(phone.line.ip),
  ),
}
