import type { Defect } from './defect.ts'

/** Milliseconds for which a nonce that was made lies ready for whoever asks next. */
const KEPT_MS = 40

export const sharedNonceCache: Defect = {
  id: 'D-261',
  name: 'shared-nonce-cache',
  summary: 'two devices that need a nonce at the same moment are given the same one',
  property: 'SP-AUTH-04',
  difficulty: 3,
  with: (decisions) => {
    let cached: { nonce: Uint8Array; madeAt: number; owner: string } | undefined
    return {
      ...decisions,
      nextNonce: (circumstances) => {
        const { now, current } = circumstances
        const owner = Buffer.from(current ?? []).toString('base64')
        if (cached && cached.owner !== owner && now - cached.madeAt < KEPT_MS) {
          const { nonce } = cached
          cached = undefined
          return nonce
        }
        cached = { nonce: decisions.nextNonce(circumstances), madeAt: now, owner }
        return cached.nonce
      },
    }
  },
}
