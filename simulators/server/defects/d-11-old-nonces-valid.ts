import type { Defect } from './defect.ts'

export const oldNoncesValid: Defect = {
  id: 'D-11',
  name: 'old-nonces-valid',
  summary: 'a digest over an earlier nonce is as good as one over the newest',
  property: 'SP-AUTH-04',
  difficulty: 2,
  with: (decisions) => {
    const earlier = new Map<number, Uint8Array[]>()
    return {
      ...decisions,
      authenticate: (attempt) => {
        const sound = decisions.authenticate(attempt)
        const { account } = attempt
        if (!account) return sound
        const known = earlier.get(account.id) ?? []
        earlier.set(account.id, [...known, account.clientNonce, attempt.nonce].slice(-16))
        if (sound.authenticated) return sound
        const others = known.map((nonce) => decisions.authenticate({ ...attempt, nonce }))
        return others.find(({ authenticated }) => authenticated) ?? sound
      },
    }
  },
}
