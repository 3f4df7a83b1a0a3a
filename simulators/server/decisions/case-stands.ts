import type { CareCase } from '../store/cases.ts'

/** Whether a case still carries what is done for it, and why not. `holder` is the IMSI that has its number now. */
export type CaseStands = (careCase: CareCase, holder: string | undefined) => string | undefined

/** Open, and the number still belongs to whoever called (SP-SUB-02): numbers are given to new customers. */
export const caseStands: CaseStands = ({ state, imsi }, holder) => {
  if (state !== 'open') return 'the case is closed'
  return holder === imsi ? undefined : 'the number belongs to another subscription by now'
}
