import type { Defect } from './defect.ts'

export const btidReuse: Defect = {
  id: 'D-67',
  name: 'btid-reuse',
  summary: 'a B-TID proves the subscriber in other sessions too, and after its time',
  property: 'SP-SUB-01',
  difficulty: 3,
  with: (decisions) => {
    const cache = new Map<string, Awaited<ReturnType<typeof decisions.askKeys>>>()
    return {
      ...decisions,
      btidUsable: () => true,
      askKeys: async (functions, btid, naf) => {
        const known = cache.get(btid)
        if (known) return known
        const answer = await decisions.askKeys(functions, btid, naf)
        if (answer.kind === 'ok') cache.set(btid, answer)
        return answer
      },
    }
  },
}
