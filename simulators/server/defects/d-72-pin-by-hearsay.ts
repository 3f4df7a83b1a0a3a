import { PIN_CLAIM } from '../software/authenticate-user.ts'
import type { Defect } from './defect.ts'

export const pinByHearsay: Defect = {
  id: 'D-72',
  name: 'pin-by-hearsay',
  summary: 'a phone that says that the PIN was shown is believed',
  property: 'SP-FW-01',
  with: (decisions) => ({
    ...decisions,
    claimsWanted: () => [PIN_CLAIM],
    userVerified: (functions, typed) =>
      typed.claim === 'true'
        ? Promise.resolve({ kind: 'ok', value: true })
        : decisions.userVerified(functions, typed),
  }),
}
