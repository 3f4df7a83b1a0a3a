import { OWN_PHONE_SECONDS } from '../decisions/campaign-selects.ts'
import type { Defect } from './defect.ts'

export const friendsPhoneFixed: Defect = {
  id: 'D-232',
  name: 'friends-phone-fixed',
  summary: 'a campaign takes every phone that an own card is in, however briefly',
  property: 'SP-BF-03',
  with: (decisions) => ({
    ...decisions,
    campaignSelects: ({ against, pair }, freshPair) =>
      decisions.campaignSelects(
        { against, pair: pair && { ...pair, pairedSeconds: OWN_PHONE_SECONDS } },
        freshPair,
      ),
  }),
}
