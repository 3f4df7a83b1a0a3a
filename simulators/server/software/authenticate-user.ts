import type { Context } from '../context.ts'
import type { Draft } from '../dm/draft.ts'
import type { Session } from '../dm/session.ts'
import { heard } from '../evidence/heard.ts'
import type { Answered } from '../work/plan.ts'
import type { Errand } from './errand.ts'

/** The question for the passphrase; the phone does not show what is typed (DM Protocol §10.2, ET=P). */
export const PASSPHRASE: readonly Draft[] = [
  {
    name: 'Alert',
    target: '',
    alert: { code: 1102, options: 'MAXDT=60&ET=P', text: 'Please enter your customer passphrase.' },
  },
]

/** Whether what was typed proves the user to be the subscriber; undefined while nothing was typed. */
export async function userProven(
  context: Context,
  session: Session,
  errand: Errand,
  answers: readonly Answered[],
): Promise<boolean | undefined> {
  const answer = answers.find(({ draft }) => draft.alert?.code === 1102)
  if (!answer) return undefined
  const { decisions, functions } = context
  const claim = session.told.get(PIN_CLAIM)
  const typed = {
    ...{ order: errand.order, session: session.sessionID, msisdn: errand.memo.msisdn ?? '' },
    ...(answer.code === 200 && answer.input !== undefined && { passphrase: answer.input }),
    ...(claim !== undefined && { claim }),
  }
  const crm = heard(decisions, 'crm', await decisions.userVerified(functions, typed))
  return crm.is === 'known' && crm.value
}

/** Where some phones say that the card's PIN was shown: nothing but a claim. */
export const PIN_CLAIM = './DevDetail/Ext/PinVerified'
