import type { Stop } from '../evidence/verdict.ts'

/** How long a subscription and a phone must have been a pair before the phone counts as a customer's own, in seconds. */
export const OWN_PHONE_SECONDS = 24 * 3600

/** A phone of an affected model, and what the network says about it and the subscription of its account. */
export interface Candidate {
  /** What HLR, EIR and the enterprise have against it, if anything. */
  readonly against: Stop | undefined
  /** The equipment in which device detection saw the subscription last. */
  readonly pair:
    | {
        readonly same: boolean
        readonly ageSeconds: number
        /** Missing where device detection does not tell. */
        readonly pairedSeconds?: number
      }
    | undefined
}

/** Whether a campaign takes a phone: why not, or undefined where it does. */
export type CampaignSelects = (
  candidate: Candidate,
  freshPair: (ageSeconds: number) => boolean,
) => string | undefined

/** Phones of own active customers, in the phone for more than a moment: nobody fixes a friend's phone for free (SP-BF-03). */
export const campaignSelects: CampaignSelects = ({ against, pair }, freshPair) => {
  if (against) return 'reason' in against ? against.reason : 'the subscription must prove itself'
  if (!pair) return 'the subscription was never seen in a phone'
  if (!pair.same) return 'the subscription is in another phone by now'
  if (!freshPair(pair.ageSeconds)) return 'the phone was not seen lately'
  if (pair.pairedSeconds === undefined) return 'nobody knows how long the phone has been this customer’s'
  if (pair.pairedSeconds < OWN_PHONE_SECONDS) return 'the subscription came into this phone only moments ago'
  return undefined
}
