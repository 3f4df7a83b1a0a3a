import type { Evidence } from './evidence/evidence.ts'
import type { EvidenceBook } from './evidence-book.ts'

/** US: a person proven to be the user, and the subscription that this person answers for. */
export interface UserIsSubscriber {
  readonly user: Evidence
  readonly subscription: Evidence
}

/**
 * Derives US (identity matrix §1.3): somebody knows the PIN of the card, or passed a challenge as the account's or the
 * number's owner, and the very same subscription was identified or authenticated. `usable` says what may be used now.
 */
export function userIsSubscriber(
  book: EvidenceBook,
  imsi: string | undefined,
  usable: (evidence: Evidence) => boolean,
): UserIsSubscriber | undefined {
  const imsiOf = (evidence: Evidence) =>
    evidence.imsi ?? (evidence.account === undefined ? undefined : book.facts.imsiOfAccount(evidence.account))
  const subscriptions = [...book.held('SA'), ...book.held('SI')].filter(usable)
  for (const user of [...book.held('UO'), ...book.held('UP')].filter(usable)) {
    const who = imsiOf(user)
    if (who === undefined || (imsi !== undefined && who !== imsi)) continue
    const subscription = subscriptions.find((each) => each.imsi === who)
    if (subscription) return { user, subscription }
  }
  return undefined
}
