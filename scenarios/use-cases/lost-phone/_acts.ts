import type { OrderAnswer } from '../../../harness/stage/operator.ts'
import type { Stage } from '../../../harness/stage/stage.ts'
import type { Person } from '../../../simulators/people/person.ts'
import type { Household } from '../5.1.4/_acts.ts'

export type LockOperation = 'lock' | 'partly-lock' | 'unlock' | 'wipe'

let calls: WeakMap<Stage, number> | undefined

/** Somebody calls customer care about a lost phone and says the passphrase that they know. */
export async function ordersLock(
  stage: Stage,
  caller: Person,
  { card }: Household,
  operation: LockOperation,
): Promise<OrderAnswer> {
  calls ??= new WeakMap()
  const count = (calls.get(stage) ?? 0) + 1
  calls.set(stage, count)
  const name = `lock-${card.imsi}-${count}`
  const msisdn = card.msisdn ?? ''
  stage.network.call(name, msisdn, caller.id)
  const passphrase = caller.knows.passphrase ?? ''
  return stage.operator.order('locks', { case: name, msisdn, imsi: card.imsi, passphrase, operation })
}

/** The phone does what it was told, and says so. */
export async function carriesOut({ phone }: Household): Promise<void> {
  await phone.work()
}

/** A phone that a thief took after its owner had set it up. */
export async function heldByThief(stage: Stage): Promise<Household> {
  const subscriber = stage.cast.subscriber()
  const card = stage.cast.card({ owner: subscriber })
  const thief = stage.cast.thief()
  const phone = stage.cast.phone({ holder: thief, origin: 'second-hand' })
  phone.insert(card)
  await phone.switchOn()
  await stage.detected(phone)
  await phone.session()
  thief.takeUp(() => ({ kind: 'no' }))
  return { subscriber, card, phone }
}
