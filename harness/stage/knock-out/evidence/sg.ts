import type { Subscription } from '../../../../simulators/network/subscription.ts'
import { before, between, type Perturbations, type Scene } from '../perturbation.ts'

/** SG: the contract is one of the enterprise's. */
export const SG: Perturbations = {
  false: before('The contract is a private one by now', (scene) =>
    becomes(scene, { subscription: 'private' }),
  ),
  foreign: before('The contract is one of another enterprise', (scene) => becomes(scene, { org: 'globex' })),
  revoked: between('The contract becomes a private one meanwhile', (scene) =>
    becomes(scene, { subscription: 'private' }),
  ),
}

/** What the HLR says of the subscription from now on; the card goes on saying what it said. */
function becomes({ stage, card }: Scene, change: Partial<Subscription>): void {
  const found = stage.network.hlr.find('imsi', card.imsi)?.subscription
  if (!found) throw new Error('the HLR does not know the subscription')
  const { org, ...rest } = found
  stage.network.hlr.provision({
    ...rest,
    ...(change.subscription !== 'private' && org && { org }),
    ...change,
  })
}
