import type { Evidence } from '../identity/evidence/evidence.ts'
import type { EvidenceBook } from '../identity/evidence-book.ts'

/** Proofs that somebody is the subscriber: of the card's PIN, a passphrase, a code, or an account of that subscription. */
export function provenBy(book: EvidenceBook, imsi: string | undefined): Evidence[] {
  return [...book.held('UO'), ...book.held('UP')].filter(
    (each) => imsi !== undefined && (each.imsi ?? book.facts.imsiOfAccount(each.account ?? '')) === imsi,
  )
}
