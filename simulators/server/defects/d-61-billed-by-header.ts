import type { Defect } from './defect.ts'

export const billedByHeader: Defect = {
  id: 'D-61',
  name: 'billed-by-header',
  summary: 'the bill is found by an identity header, not by who logged in',
  property: 'SP-PAY-04',
  difficulty: 3,
  with: (decisions) => ({
    ...decisions,
    billedSubscription: async (functions, { imsi }, msisdns) => {
      const named = await functions.subscriber('msisdn', msisdns.at(-1) ?? '')
      return named.kind === 'ok' ? named.value.imsi : imsi
    },
  }),
}
