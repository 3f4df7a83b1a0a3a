import { before, between, type Perturbations } from '../perturbation.ts'

/** DE: the equipment is not on the black list. */
export const DE: Perturbations = {
  missing: before('The equipment register does not answer', ({ stage }) =>
    stage.network.faults.script('eir', 'timeout'),
  ),
  false: before('The phone has been put on the black list', ({ stage, phone }) =>
    stage.network.eir.set(phone.imei14, 'black'),
  ),
  stale: before('The equipment register answers from two hours ago', ({ stage }) => {
    stage.wait({ hours: 3 })
    stage.network.faults.script('eir', 'stale')
  }),
  foreign: before('The black list makes an exception for somebody else', ({ stage, phone }) => {
    const owner = stage.cast.card({ owner: stage.cast.subscriber() })
    stage.network.eir.set(phone.imei14, 'black')
    stage.network.eir.override(phone.imei14, owner.imsi)
  }),
  revoked: between('The phone is reported stolen meanwhile', ({ stage, phone }) =>
    stage.network.eir.set(phone.imei14, 'black'),
  ),
}
