import { credentialHash } from '../../../protocol/credentials/account.ts'
import { decide } from '../../../protocol/credentials/decide.ts'
import type { Defect } from './defect.ts'

const DEFAULT = 'password'

export const sharedDefaultPassword: Defect = {
  id: 'D-02',
  name: 'shared-default-password',
  summary: 'whoever knows the factory password is somebody',
  property: 'SP-AUTH-06',
  difficulty: 2,
  with: (decisions) => ({
    ...decisions,
    authenticate: (attempt) => {
      const sound = decisions.authenticate(attempt)
      const { supplied, nonce } = attempt
      if (sound.authenticated || supplied?.user === undefined) return sound
      const { user } = supplied
      const account = { user, a: credentialHash(user, DEFAULT), password: DEFAULT, nonce }
      const second = decide({ ...attempt, account })
      return second.authenticated ? second : sound
    },
  }),
}
