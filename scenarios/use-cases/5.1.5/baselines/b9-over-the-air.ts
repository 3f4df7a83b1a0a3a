import type { Means } from '../../../../harness/stage/portal/customer.ts'
import { scenarios } from '../../../../harness/stage/scenario.ts'
import { NEEDS, ordersOverTheAir } from '../_acts.ts'

const TITLES: Readonly<Record<Means, string>> = {
  bill: 'An order on the web, paid by the phone bill, is delivered over the air',
  card: 'An order on the web, paid by credit card, is delivered over the air',
  prepaid: 'An order on the web, paid from the prepaid account, is delivered over the air',
}

export default scenarios(Object.entries(TITLES) as [Means, string][], ([means, title]) => ({
  id: `uc-5.1.5/b9-over-the-air-${means}`,
  title,
  purpose:
    'What somebody ordered from anywhere reaches the phone of the order’s own subscription and no other.',
  useCase: '5.1.5',
  variation: 'B9',
  guarded: 'OP-CONF',
  outcome: 'performed',
  proves: ['LV-01', 'SP-PAY-01', 'SP-PAY-07'],
  needs: NEEDS,
  async play(stage) {
    const card = means === 'prepaid' ? { subscription: 'prepaid' as const } : {}
    await ordersOverTheAir(stage, means, { card })
  },
}))
