import { before, between, type Perturbations } from '../perturbation.ts'

/** EP: the enterprise allows it for this subscription on this phone. */
export const EP: Perturbations = {
  missing: before('The enterprise does not answer', ({ stage }) =>
    stage.network.faults.script('enterprise', 'timeout'),
  ),
  false: before('The enterprise no longer knows the employee', ({ stage, card }) =>
    stage.network.enterprise.dismiss(stage.cast.org, card.imsi),
  ),
  foreign: before('The enterprise allows it for another employee', ({ stage, card }) => {
    const colleague = stage.cast.card({ owner: stage.cast.employee(), subscription: 'corporate' })
    stage.network.enterprise.admit(stage.cast.org, colleague.imsi)
    stage.network.enterprise.dismiss(stage.cast.org, card.imsi)
  }),
  revoked: between('The employee leaves the enterprise meanwhile', ({ stage, card }) =>
    stage.network.enterprise.dismiss(stage.cast.org, card.imsi),
  ),
}
