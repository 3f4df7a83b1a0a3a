import type { Defect } from './defect.ts'

export const enterpriseByHearsay: Defect = {
  id: 'D-241',
  name: 'enterprise-by-hearsay',
  summary: 'a phone that claims an enterprise is believed',
  property: 'SP-FW-02',
  with: (decisions) => {
    let claimed: string | undefined
    return {
      ...decisions,
      claimsWanted: () => ['./DevDetail/Ext/Org'],
      subscribersOrg: (subscriber, claim) => {
        claimed = claim ?? claimed
        return claimed ?? decisions.subscribersOrg(subscriber)
      },
    }
  },
}
