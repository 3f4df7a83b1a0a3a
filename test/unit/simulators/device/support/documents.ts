import { writeClientProvisioning } from '../../../../../protocol/bootstrap/client-provisioning.ts'
import { bootstrapMac, formatBootstrapType, type Sec } from '../../../../../protocol/bootstrap/security.ts'
import { account, CARD } from './bench.ts'

export interface Seal {
  readonly sec?: Sec
  /** IMSI that the seal is made for. */
  readonly imsi?: string
  readonly pin?: string
  readonly serverId?: string
}

/** A bootstrap document as it is pushed, sealed as wished; NETWPIN for the card on the bench when nothing is said. */
export function sealed({ sec = 'NETWPIN', imsi = CARD.imsi, pin, serverId = 'dm.new' }: Seal = {}) {
  const body = writeClientProvisioning(account('md5', serverId))
  const mac = bootstrapMac({ sec, imsi, document: body, ...(pin && { pin }) })
  return { contentType: formatBootstrapType({ profile: 'cp', sec, ...(mac && { mac }) }), body }
}

/** The same document without a seal. */
export const unsealed = () => ({ contentType: formatBootstrapType({ profile: 'cp' }), body: sealed().body })
