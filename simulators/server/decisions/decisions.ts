import { type AccountMatches, accountMatches } from './account-matches.ts'
import { type ActiveSubscription, activeSubscription } from './active-subscription.ts'
import { type AgentVerifies, agentVerifies } from './agent-verifies.ts'
import { type AgreementHolds, agreementHolds } from './agreement-holds.ts'
import { type AmountToPay, amountToPay } from './amount-to-pay.ts'
import { type AskBinding, askBinding } from './ask-binding.ts'
import { type AskKeys, askKeys } from './ask-keys.ts'
import { type AskSubscriber, askSubscriber } from './ask-subscriber.ts'
import { type AsksLeave, asksLeave } from './asks-leave.ts'
import { type AssociationProven, associationProven } from './association-proven.ts'
import { type AuditCorrections, auditCorrections } from './audit-corrections.ts'
import { type AuditRecords, auditRecords } from './audit-records.ts'
import { type Authenticate, authenticate } from './authenticate.ts'
import { type AuthenticatesBefore, authenticatesBefore } from './authenticates-before.ts'
import { type AwaitsAnswer, awaitsAnswer } from './awaits-answer.ts'
import { type BilledSubscription, billedSubscription } from './billed-subscription.ts'
import { type BootstrapSeal, bootstrapSeal } from './bootstrap-seal.ts'
import { type BoundElsewhere, boundElsewhere } from './bound-elsewhere.ts'
import { type BtidUsable, btidUsable } from './btid-usable.ts'
import { type CallerVerified, callerVerified } from './caller-verified.ts'
import { type CampaignSelects, campaignSelects } from './campaign-selects.ts'
import { type CareReference, careReference } from './care-reference.ts'
import { type CaseStands, caseStands } from './case-stands.ts'
import { type CertificateAgrees, certificateAgrees } from './certificate-agrees.ts'
import { type ChargesAgain, chargesAgain } from './charges-again.ts'
import { type ChargesOn, chargesOn } from './charges-on.ts'
import { type ClaimsAgree, claimsAgree } from './claims-agree.ts'
import { type ClaimsWanted, claimsWanted } from './claims-wanted.ts'
import { type Clone, clone } from './clone.ts'
import { type CodeHolds, codeHolds } from './code-holds.ts'
import { type ContinuesSession, continuesSession } from './continues-session.ts'
import { type CredentialLevels, credentialLevels } from './credential-levels.ts'
import { type DeskServes, deskServes } from './desk-serves.ts'
import { type Disclosure, disclosure } from './disclosure.ts'
import { type DueJobs, dueJobs } from './due-jobs.ts'
import { type EnterpriseDecides, enterpriseDecides } from './enterprise-decides.ts'
import { type EquipmentAllowed, equipmentAllowed } from './equipment-allowed.ts'
import { type EvaluatesAgain, evaluatesAgain } from './evaluates-again.ts'
import { type FixEvidence, fixEvidence } from './fix-evidence.ts'
import { type FreshAnswer, freshAnswer } from './fresh-answer.ts'
import { type FreshPair, freshPair } from './fresh-pair.ts'
import { type GrantCounts, grantCounts } from './grant-counts.ts'
import { type IdentityHeader, identityHeader } from './identity-header.ts'
import { type InitiatorBit, initiatorBit } from './initiator-bit.ts'
import { type LineIdentifies, lineIdentifies } from './line-identifies.ts'
import { type LockAsksHolder, lockAsksHolder } from './lock-asks-holder.ts'
import { type LockedOut, lockedOut } from './locked-out.ts'
import { type MacBody, macBody } from './mac-body.ts'
import { type MayCommand, mayCommand } from './may-command.ts'
import { type MayRead, mayRead } from './may-read.ts'
import { type MintSecret, mintSecret } from './mint-secret.ts'
import { type NextNonce, nextNonce } from './next-nonce.ts'
import { type NumberSettled, numberSettled } from './number-settled.ts'
import { type OrderStands, orderStands } from './order-stands.ts'
import { type OwnSubscriber, ownSubscriber } from './own-subscriber.ts'
import { type OwnerAgrees, ownerAgrees } from './owner-agrees.ts'
import { type PayerAuthenticated, payerAuthenticated } from './payer-authenticated.ts'
import { type PromptOptions, promptOptions } from './prompt-options.ts'
import { type ProvesFirst, provesFirst } from './proves-first.ts'
import { type ProvesHolder, provesHolder } from './proves-holder.ts'
import { type ReadHmacHeader, readHmacHeader } from './read-hmac-header.ts'
import { type RemovesDiagnostics, removesDiagnostics } from './removes-diagnostics.ts'
import { type ReportedJob, reportedJob } from './reported-job.ts'
import { type RetireOnBootstrap, retireOnBootstrap } from './retire-on-bootstrap.ts'
import { type SameEquipment, sameEquipment } from './same-equipment.ts'
import { type SameParties, sameParties } from './same-parties.ts'
import { type SessionIdOfAnswer, sessionIdOfAnswer } from './session-id-of-answer.ts'
import { type StartsProvisioning, startsProvisioning } from './starts-provisioning.ts'
import { type SubscriberProofNeeded, subscriberProofNeeded } from './subscriber-proof-needed.ts'
import { type SubscribersOrg, subscribersOrg } from './subscribers-org.ts'
import { type SuppliedCredential, suppliedCredential } from './supplied-credential.ts'
import { type SwitchesOn, switchesOn } from './switches-on.ts'
import { type TakePrepaid, takePrepaid } from './take-prepaid.ts'
import { type UserVerified, userVerified } from './user-verified.ts'
import { type WhenUnanswered, whenUnanswered } from './when-unanswered.ts'

/** Every judgement of the server, each in a file of its own, so that a defect can replace exactly one. */
export interface Decisions {
  readonly readHmacHeader: ReadHmacHeader
  readonly suppliedCredential: SuppliedCredential
  readonly ownerAgrees: OwnerAgrees
  readonly authenticate: Authenticate
  readonly macBody: MacBody
  readonly nextNonce: NextNonce
  readonly lockedOut: LockedOut
  readonly mayCommand: MayCommand
  readonly continuesSession: ContinuesSession
  readonly mintSecret: MintSecret
  readonly credentialLevels: CredentialLevels
  readonly bootstrapSeal: BootstrapSeal
  readonly retireOnBootstrap: RetireOnBootstrap
  readonly askSubscriber: AskSubscriber
  readonly askBinding: AskBinding
  readonly askKeys: AskKeys
  readonly whenUnanswered: WhenUnanswered
  readonly freshAnswer: FreshAnswer
  readonly ownSubscriber: OwnSubscriber
  readonly activeSubscription: ActiveSubscription
  readonly sameEquipment: SameEquipment
  readonly equipmentAllowed: EquipmentAllowed
  readonly freshPair: FreshPair
  readonly clone: Clone
  readonly enterpriseDecides: EnterpriseDecides
  readonly subscriberProofNeeded: SubscriberProofNeeded
  readonly btidUsable: BtidUsable
  readonly evaluatesAgain: EvaluatesAgain
  readonly identityHeader: IdentityHeader
  readonly lineIdentifies: LineIdentifies
  readonly callerVerified: CallerVerified
  readonly initiatorBit: InitiatorBit
  readonly claimsAgree: ClaimsAgree
  readonly certificateAgrees: CertificateAgrees
  readonly auditRecords: AuditRecords
  readonly auditCorrections: AuditCorrections
  readonly asksLeave: AsksLeave
  readonly boundElsewhere: BoundElsewhere
  readonly campaignSelects: CampaignSelects
  readonly disclosure: Disclosure
  readonly fixEvidence: FixEvidence
  readonly agentVerifies: AgentVerifies
  readonly careReference: CareReference
  readonly caseStands: CaseStands
  readonly codeHolds: CodeHolds
  readonly deskServes: DeskServes
  readonly grantCounts: GrantCounts
  readonly mayRead: MayRead
  readonly reportedJob: ReportedJob
  readonly provesHolder: ProvesHolder
  readonly lockAsksHolder: LockAsksHolder
  readonly promptOptions: PromptOptions
  readonly provesFirst: ProvesFirst
  readonly agreementHolds: AgreementHolds
  readonly awaitsAnswer: AwaitsAnswer
  readonly authenticatesBefore: AuthenticatesBefore
  readonly chargesOn: ChargesOn
  readonly claimsWanted: ClaimsWanted
  readonly userVerified: UserVerified
  readonly subscribersOrg: SubscribersOrg
  readonly sameParties: SameParties
  readonly sessionIdOfAnswer: SessionIdOfAnswer
  readonly removesDiagnostics: RemovesDiagnostics
  readonly accountMatches: AccountMatches
  readonly amountToPay: AmountToPay
  readonly associationProven: AssociationProven
  readonly billedSubscription: BilledSubscription
  readonly chargesAgain: ChargesAgain
  readonly dueJobs: DueJobs
  readonly payerAuthenticated: PayerAuthenticated
  readonly orderStands: OrderStands
  readonly numberSettled: NumberSettled
  readonly startsProvisioning: StartsProvisioning
  readonly switchesOn: SwitchesOn
  readonly takePrepaid: TakePrepaid
}

export const soundDecisions: Decisions = {
  readHmacHeader,
  suppliedCredential,
  ownerAgrees,
  authenticate,
  macBody,
  nextNonce,
  lockedOut,
  mayCommand,
  continuesSession,
  mintSecret,
  credentialLevels,
  bootstrapSeal,
  retireOnBootstrap,
  askSubscriber,
  askBinding,
  askKeys,
  whenUnanswered,
  freshAnswer,
  ownSubscriber,
  activeSubscription,
  sameEquipment,
  equipmentAllowed,
  freshPair,
  clone,
  enterpriseDecides,
  subscriberProofNeeded,
  btidUsable,
  evaluatesAgain,
  identityHeader,
  lineIdentifies,
  callerVerified,
  initiatorBit,
  claimsAgree,
  certificateAgrees,
  auditRecords,
  auditCorrections,
  asksLeave,
  boundElsewhere,
  campaignSelects,
  disclosure,
  fixEvidence,
  agentVerifies,
  careReference,
  caseStands,
  codeHolds,
  deskServes,
  grantCounts,
  mayRead,
  reportedJob,
  provesHolder,
  lockAsksHolder,
  promptOptions,
  provesFirst,
  agreementHolds,
  awaitsAnswer,
  authenticatesBefore,
  chargesOn,
  claimsWanted,
  userVerified,
  subscribersOrg,
  sameParties,
  sessionIdOfAnswer,
  removesDiagnostics,
  accountMatches,
  amountToPay,
  associationProven,
  billedSubscription,
  chargesAgain,
  dueJobs,
  payerAuthenticated,
  orderStands,
  numberSettled,
  startsProvisioning,
  switchesOn,
  takePrepaid,
}
