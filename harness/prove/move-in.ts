import type { CardWishes } from '../stage/cast.ts'
import type { Stage } from '../stage/stage.ts'
import type { Household } from './plan.ts'
import type { Inhabitant } from './world.ts'

/**
 * Makes the person, card and phone of one household; the card goes in, and the phone is switched on. Where the target can
 * be told of nobody, the phone of the n-th household is the n-th that its file has an account for, and others are strangers.
 */
export async function moveIn(stage: Stage, household: Household, n: number): Promise<Inhabitant> {
  const { cast, target } = stage
  const known = target.hooks.pairs ? undefined : (target.accounts ?? [target.account])[n]
  const corporate = household.contract === 'corporate'
  const owner = corporate ? cast.employee() : cast.subscriber()
  const card = await cardOf(stage, household, {
    owner,
    ...(household.contract === 'neighbour'
      ? { plmn: neighbourOf(target.homePlmn) }
      : { subscription: household.contract }),
    chvEnabled: household.chv !== 'disabled',
    outOfStep: household.sqn === 'out-of-step',
  })
  const person =
    household.holder === 'thief'
      ? cast.thief()
      : household.holder === 'someone-else'
        ? cast.someoneElse()
        : owner
  const phone = cast.phone({
    holder: person,
    origin: household.origin,
    ...bondOf(stage, household),
    ...(known && { imei: known.imei }),
  })
  phone.insert(card)
  await phone.switchOn()
  if (known) phone.given()
  return { person: owner, card, phone }
}

/** What keeps the phone bound to another network. */
function bondOf({ target: { homePlmn } }: Stage, { bond }: Household) {
  if (bond === 'lock') return { lock: { N: [homePlmn.mcc + homePlmn.mnc, '26202'] } }
  return bond === 'account' ? { permanentPrevious: true } : {}
}

async function cardOf(stage: Stage, { file }: Household, wishes: CardWishes) {
  if (file === undefined || !stage.can('cards')) return stage.cast.card(wishes)
  return stage.cast.cardWithFile(wishes, { private: file === 'private', userConfirm: file === 'confirm' })
}

/** A network whose three-digit code begins with the own one's two digits. */
function neighbourOf({ mcc, mnc }: { mcc: string; mnc: string }) {
  return { mcc, mnc: mnc.length === 2 ? `${mnc}0` : mnc.slice(0, 2) }
}
