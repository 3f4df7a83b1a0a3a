import type { Defect } from './defect.ts'

export const mncLengthTwo: Defect = {
  id: 'D-47',
  name: 'mnc-length-two',
  summary: 'own subscribers are known by the first five digits of the IMSI',
  property: 'SP-ROAM-01',
  difficulty: 2,
  with: (decisions) => ({
    ...decisions,
    ownSubscriber: (_known, { imsi, homePlmns }) =>
      homePlmns.some((plmn) => imsi.startsWith(plmn.slice(0, 5))),
  }),
}
