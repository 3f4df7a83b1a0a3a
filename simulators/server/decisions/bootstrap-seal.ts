import { bootstrapMac, type Sec } from '../../../protocol/bootstrap/security.ts'

export interface Sealing {
  readonly profile: 'cp' | 'dm'
  readonly imsi: string
  /** Given when the user gets a PIN out of band. */
  readonly pin?: string
  /** True when the MAC shall need the card as well as the PIN. */
  readonly withCard: boolean
  readonly document: Uint8Array
}

/** How a bootstrap document is protected on its way: SEC and MAC (DM Security §5.7, Provisioning Bootstrap). */
export type BootstrapSeal = (sealing: Sealing) => { readonly sec: Sec; readonly mac: string }

/** The key is the IMSI of the subscription that it is for, the user's PIN, or both. */
export const bootstrapSeal: BootstrapSeal = ({ profile, imsi, pin, withCard, document }) => {
  if (pin === undefined) {
    const sec: Sec = profile === 'cp' ? 'NETWPIN' : 'NETWORKID'
    return { sec, mac: bootstrapMac({ sec, imsi, document }) }
  }
  if (!withCard) return { sec: 'USERPIN', mac: bootstrapMac({ sec: 'USERPIN', pin, document }) }
  const sec: Sec = profile === 'cp' ? 'USERNETWPIN' : 'USERPIN_NETWORKID'
  return { sec, mac: bootstrapMac({ sec, imsi, pin, document }) }
}
