import { before, behave, notBasic, type Perturbations } from '../perturbation.ts'

/** DA: the device's own credential. */
export const DA: Perturbations = {
  missing: before('The phone shows no credential', (scene) => behave(scene, { credential: 'never' })),
  false: before('The phone shows a wrong credential', (scene) => behave(scene, { credential: 'wrong' })),
  stale: {
    ...before('A recorded credential is shown again', (scene) => behave(scene, { credential: 'replayed' })),
    inapplicable: notBasic,
  },
  foreign: before('The phone shows the credential of another phone', async (scene) => {
    const neighbour = await scene.baseline.prepare(scene.stage)
    const { name: user, secret, nonce } = neighbour.phone.account.client
    behave(scene, { credential: { user, secret, nonce } })
  }),
}
