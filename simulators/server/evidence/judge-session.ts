import type { Context } from '../context.ts'
import type { Account } from '../store/account.ts'
import { heard } from './heard.ts'
import { judgePair, type PairOperation } from './judge-pair.ts'
import { contradiction, refuse, type Stop, type Verdict } from './verdict.ts'

/** What is known of a session in which the server is about to do something. */
export interface SessionEvidence {
  readonly account: Account
  readonly source: string
  readonly sourceImei14: string
  readonly locName?: string
  readonly devId?: string
  /** Address in the operator's network, as the trusted gateway told it with this very request. */
  readonly ip?: string
  readonly trustedEdge: boolean
  readonly msisdns: readonly string[]
  readonly operation: PairOperation['operation']
  /** True when the operation wants the subscription authenticated, whatever the policy says. */
  readonly proofNeeded: boolean
  /** Whether the subscription proved itself in this session and its key still lives; undefined when it never did. */
  readonly subscriberProof: () => Promise<Verdict | undefined>
}

/**
 * Whether a management command may be sent in this session now. The answer holds for the next message and no longer:
 * everything is asked again before the one after it.
 */
export async function judgeSession(context: Context, evidence: SessionEvidence): Promise<Verdict> {
  const { account } = evidence
  if (account.state === 'retired') return refuse('the account was retired')
  const stop =
    claimed(context, evidence) ?? (await lined(context, evidence)) ?? (await paired(context, evidence))
  if (stop) return stop
  const verdict = await judgePair(context, {
    imsi: account.imsi,
    imei14: evidence.sourceImei14,
    operation: evidence.operation,
  })
  if (verdict.kind !== 'go' || !verdict.subscriber) return verdict
  const { decisions, subAuth, homePlmns } = context
  if (evidence.proofNeeded || decisions.subscriberProofNeeded(verdict.subscriber, subAuth, homePlmns)) {
    const proof = (await evidence.subscriberProof()) ?? { kind: 'prove-subscriber' }
    return proof.kind === 'go' ? verdict : proof
  }
  const msisdn = believed(context, evidence)
  const line = { bound: evidence.ip !== undefined, ...(msisdn !== undefined && { msisdn }) }
  return decisions.lineIdentifies(line) ? verdict : refuse('nothing identifies the subscription on this line')
}

/** What the device says of itself agrees with itself and with the account (SP-AUTH-06). */
export function claimed({ decisions }: Context, evidence: SessionEvidence): Stop | undefined {
  const { source, locName, devId, account, sourceImei14 } = evidence
  const agree = decisions.claimsAgree({
    source,
    owner: account.imei14 ?? sourceImei14,
    ...(locName !== undefined && { locName }),
    ...(devId !== undefined && { devId }),
  })
  return agree ? undefined : contradiction('the device does not say consistently which equipment it is')
}

/** The line on which the message came belongs to this subscription and this equipment. */
async function lined(context: Context, evidence: SessionEvidence): Promise<Stop | undefined> {
  const { decisions, functions } = context
  const { ip, account } = evidence
  if (ip === undefined) return undefined
  const aaa = heard(decisions, 'aaa', await decisions.askBinding(functions, ip))
  if (aaa.is === 'stop') return aaa.verdict
  if (aaa.is === 'ignored') return undefined
  if (aaa.is === 'unknown') return refuse('the address is bound to nobody')
  const { imsi, imei, msisdn, ageSeconds } = aaa.value
  if (!decisions.freshAnswer('aaa', ageSeconds)) {
    return { kind: 'defer', reason: `the binding of the address is ${ageSeconds} s old` }
  }
  if (imsi !== account.imsi) return refuse('the address belongs to another subscription')
  if (!decisions.sameEquipment(evidence.source, imei)) {
    return contradiction('the network sees another equipment on this line')
  }
  const header = believed(context, evidence)
  if (header !== undefined && msisdn !== undefined && header !== msisdn) {
    return contradiction('the identity header names another subscription than the line')
  }
  return undefined
}

/** Device detection saw this subscription in this equipment, and not too long ago (DN). */
async function paired(context: Context, evidence: SessionEvidence): Promise<Stop | undefined> {
  const { decisions, functions } = context
  const { account, source } = evidence
  const add = heard(decisions, 'add', await functions.pairs('imsi', account.imsi))
  if (add.is === 'stop') return add.verdict
  if (add.is === 'ignored') return undefined
  const pairs = add.is === 'known' ? [...add.value].sort((a, b) => a.ageSeconds - b.ageSeconds) : []
  const attached = pairs.filter((pair) => pair.attached)
  const current = attached[0] ?? pairs[0]
  if (!current) return refuse('the subscription was never seen in this equipment')
  if (!decisions.sameEquipment(source, current.imei)) {
    return contradiction('the subscription was last seen in another equipment')
  }
  if (!decisions.freshPair(current.ageSeconds)) {
    return refuse(`the subscription was last seen in this equipment ${current.ageSeconds} s ago`)
  }
  return undefined
}

function believed({ decisions }: Context, evidence: SessionEvidence): string | undefined {
  return decisions.identityHeader({ values: evidence.msisdns, trustedEdge: evidence.trustedEdge })
}
