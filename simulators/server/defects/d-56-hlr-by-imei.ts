import type { Defect } from './defect.ts'

export const hlrByImei: Defect = {
  id: 'D-56',
  name: 'hlr-by-imei',
  summary: 'the HLR is asked with the IMEI',
  property: 'SP-HLR-01',
  difficulty: 1,
  with: (decisions) => ({
    ...decisions,
    askSubscriber: async (functions, pair) => {
      const answer = await functions.subscriber('imei', pair.imei14)
      return answer.kind === 'ok' ? answer : decisions.askSubscriber(functions, pair)
    },
  }),
}
