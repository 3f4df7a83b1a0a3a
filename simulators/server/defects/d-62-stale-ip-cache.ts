import type { Defect } from './defect.ts'

export const staleIpCache: Defect = {
  id: 'D-62',
  name: 'stale-ip-cache',
  summary: 'who had an address once has it for ever',
  property: 'SP-SUB-01',
  difficulty: 3,
  with: (decisions) => {
    const cache = new Map<string, Awaited<ReturnType<typeof decisions.askBinding>>>()
    return {
      ...decisions,
      // Whoever trusts the cache has no use for the header beside it, which would contradict.
      identityHeader: () => undefined,
      askBinding: async (functions, ip) => {
        const known = cache.get(ip)
        if (known) return known
        const answer = await decisions.askBinding(functions, ip)
        if (answer.kind === 'ok') cache.set(ip, answer)
        return answer
      },
    }
  },
}
