import { acceptAll } from './d-01-accept-all.ts'
import { sharedDefaultPassword } from './d-02-shared-default-password.ts'
import { hmacHeaderSplit } from './d-05-hmac-header-split.ts'
import { headerUsernameUnchecked } from './d-07-header-username-unchecked.ts'
import { nonceNeverRotated } from './d-10-nonce-never-rotated.ts'
import { oldNoncesValid } from './d-11-old-nonces-valid.ts'
import { predictableNonce } from './d-12-predictable-nonce.ts'
import { weakerType } from './d-15-weaker-type.ts'
import { commandsWith401 } from './d-16-commands-with-401.ts'
import { answerNotAwaited } from './d-20-answer-not-awaited.ts'
import { macOverReserialised } from './d-21-mac-over-reserialised.ts'
import { unboundedRetries } from './d-22-unbounded-retries.ts'
import { enumeration } from './d-26-enumeration.ts'
import { anyCertificate } from './d-27-any-certificate.ts'
import { swappedLevels } from './d-31-swapped-levels.ts'
import { sessionIdDecimal } from './d-36-session-id-decimal.ts'
import { initiatorBitWrong } from './d-40-initiator-bit.ts'
import { userpinImsiKey } from './d-45-userpin-imsi-key.ts'
import { mncLengthTwo } from './d-47-mnc-length-two.ts'
import { reissuedClcred } from './d-55-reissued-clcred.ts'
import { hlrByImei } from './d-56-hlr-by-imei.ts'
import { failOpen } from './d-57-fail-open.ts'
import { billedByHeader } from './d-61-billed-by-header.ts'
import { staleIpCache } from './d-62-stale-ip-cache.ts'
import { imeiOfFifteen } from './d-65-imei-of-fifteen.ts'
import { roamersAsOwn } from './d-66-roamers-as-own.ts'
import { btidReuse } from './d-67-btid-reuse.ts'
import { pinByHearsay } from './d-72-pin-by-hearsay.ts'
import { anyAnswerIsYes } from './d-75-any-answer-is-yes.ts'
import { silenceIsYes } from './d-76-silence-is-yes.ts'
import { consentFirst } from './d-77-consent-first.ts'
import { inventoryUnasked } from './d-80-inventory-unasked.ts'
import { chargedAtExec } from './d-81-charged-at-exec.ts'
import { authenticatedLate } from './d-82-authenticated-late.ts'
import { cardSwapUnnoticed } from './d-87-card-swap-unnoticed.ts'
import { campaignByImeiRange } from './d-90-campaign-by-imei-range.ts'
import { successBeforeResult } from './d-91-success-before-result.ts'
import { subscriberDisclosed } from './d-92-subscriber-disclosed.ts'
import { repeatedCallbackPays } from './d-95-repeated-callback-pays.ts'
import { amountFromTheForm } from './d-96-amount-from-the-form.ts'
import { checkThenDebit } from './d-97-check-then-debit.ts'
import { nearestDevice } from './d-100-nearest-device.ts'
import { sessionById } from './d-101-session-by-id.ts'
import { respuriBearer } from './d-102-respuri-bearer.ts'
import { agreementOutlivesSession } from './d-105-agreement-outlives-session.ts'
import { checkedAtLogin } from './d-106-checked-at-login.ts'
import { lockAsksHolder } from './d-107-lock-asks-holder.ts'
import { anonymousRecords } from './d-110-anonymous-records.ts'
import { asksForNothing } from './d-112-asks-for-nothing.ts'
import { agentBelieves } from './d-115-agent-believes.ts'
import { careUnmarked } from './d-116-care-unmarked.ts'
import { diagnosticsLeft } from './d-117-diagnostics-left.ts'
import { serviceBeforeDebit } from './d-120-service-before-debit.ts'
import { anyPc } from './d-121-any-pc.ts'
import { provisionsWhilePending } from './d-122-provisions-while-pending.ts'
import { anyHolderAgrees } from './d-125-any-holder-agrees.ts'
import { commandCred } from './d-126-command-cred.ts'
import { eirIgnored } from './d-201-eir-ignored.ts'
import { pairWithoutFreshness } from './d-202-pair-without-freshness.ts'
import { cloneIgnored } from './d-203-clone-ignored.ts'
import { enterpriseIgnored } from './d-204-enterprise-ignored.ts'
import { headerFromAnywhere } from './d-205-header-from-anywhere.ts'
import { callerUnverified } from './d-206-caller-unverified.ts'
import { subAuthSkipped } from './d-207-sub-auth-skipped.ts'
import { sharedServerSecret } from './d-208-shared-server-secret.ts'
import { derivedSecret } from './d-209-derived-secret.ts'
import { staleAnswers } from './d-210-stale-answers.ts'
import { oldOwnerKept } from './d-211-old-owner-kept.ts'
import { claimsUnchecked } from './d-212-claims-unchecked.ts'
import { networkImeiIgnored } from './d-213-network-imei-ignored.ts'
import { suspendedServed } from './d-214-suspended-served.ts'
import { anyLine } from './d-215-any-line.ts'
import { duplicateRecords } from './d-216-duplicate-records.ts'
import { passwordIsEnough } from './d-217-password-is-enough.ts'
import { grantOfAnotherCase } from './d-231-grant-of-another-case.ts'
import { friendsPhoneFixed } from './d-232-friends-phone-fixed.ts'
import { numberNeverMoves } from './d-233-number-never-moves.ts'
import { deskForEverybody } from './d-234-desk-for-everybody.ts'
import { bondsIgnored } from './d-235-bonds-ignored.ts'
import { enterpriseByHearsay } from './d-241-enterprise-by-hearsay.ts'
import { reportOfAnyPhone } from './d-242-report-of-any-phone.ts'
import { cancelledDelivered } from './d-243-cancelled-delivered.ts'
import { movedNumberTrusted } from './d-245-moved-number-trusted.ts'
import { anyCode } from './d-247-any-code.ts'
import { sharedNonceCache } from './d-261-shared-nonce-cache.ts'
import type { Defect } from './defect.ts'

export type { Defect } from './defect.ts'

/** Every seeded defect, in the order of the catalogue. */
export const DEFECTS: readonly Defect[] = [
  acceptAll,
  sharedDefaultPassword,
  hmacHeaderSplit,
  headerUsernameUnchecked,
  nonceNeverRotated,
  oldNoncesValid,
  predictableNonce,
  weakerType,
  commandsWith401,
  answerNotAwaited,
  macOverReserialised,
  unboundedRetries,
  enumeration,
  anyCertificate,
  swappedLevels,
  sessionIdDecimal,
  initiatorBitWrong,
  userpinImsiKey,
  mncLengthTwo,
  reissuedClcred,
  hlrByImei,
  failOpen,
  staleIpCache,
  imeiOfFifteen,
  roamersAsOwn,
  btidReuse,
  pinByHearsay,
  anyAnswerIsYes,
  silenceIsYes,
  consentFirst,
  inventoryUnasked,
  chargedAtExec,
  authenticatedLate,
  cardSwapUnnoticed,
  campaignByImeiRange,
  successBeforeResult,
  subscriberDisclosed,
  sessionById,
  respuriBearer,
  agreementOutlivesSession,
  checkedAtLogin,
  lockAsksHolder,
  anonymousRecords,
  anyHolderAgrees,
  commandCred,
  eirIgnored,
  pairWithoutFreshness,
  cloneIgnored,
  enterpriseIgnored,
  headerFromAnywhere,
  callerUnverified,
  subAuthSkipped,
  sharedServerSecret,
  derivedSecret,
  staleAnswers,
  oldOwnerKept,
  claimsUnchecked,
  networkImeiIgnored,
  suspendedServed,
  anyLine,
  billedByHeader,
  repeatedCallbackPays,
  amountFromTheForm,
  checkThenDebit,
  nearestDevice,
  asksForNothing,
  serviceBeforeDebit,
  anyPc,
  provisionsWhilePending,
  passwordIsEnough,
  agentBelieves,
  careUnmarked,
  diagnosticsLeft,
  duplicateRecords,
  grantOfAnotherCase,
  friendsPhoneFixed,
  numberNeverMoves,
  deskForEverybody,
  bondsIgnored,
  enterpriseByHearsay,
  reportOfAnyPhone,
  cancelledDelivered,
  movedNumberTrusted,
  anyCode,
  sharedNonceCache,
]

/** The defect of that id or name, whatever the case of the id. */
export function findDefect(idOrName: string): Defect | undefined {
  return DEFECTS.find(({ id, name }) => id === idOrName.toUpperCase() || name === idOrName)
}
