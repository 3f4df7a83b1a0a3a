import type { Means } from '../../../../harness/stage/portal/customer.ts'
import { scenarios, type Variation } from '../../../../harness/stage/scenario.ts'
import { NEEDS, ordersThroughPc } from '../_acts.ts'

interface Row {
  readonly variation: Variation
  readonly means: Means
  readonly name: string
  readonly title: string
  readonly purpose: string
}

/** Put to the test by every sale through a PC. */
const SALE = [
  ...['LV-01', 'SP-AUTH-01', 'SP-SUB-01', 'SP-PAY-01', 'SP-PAY-02', 'SP-PAY-03', 'SP-PAY-07'],
  ...['SP-PC-01', 'SP-PC-02', 'SP-PC-03', 'SP-PC-04', 'SP-PC-05'],
] as const
const OF_MEANS = { bill: 'SP-PAY-04', card: 'SP-PAY-05', prepaid: 'SP-PAY-06' } as const

const ROWS: readonly Row[] = [
  {
    variation: 'B6',
    means: 'bill',
    name: 'b6-bill',
    title: 'A new phone is set up through the PC and paid by the phone bill',
    purpose: 'Phone, subscription and user are known before the order goes on the subscriber’s own bill.',
  },
  {
    variation: 'B7',
    means: 'card',
    name: 'b7-card',
    title: 'A new phone is set up through the PC and paid by credit card',
    purpose: 'The bank itself authenticates the payer before the operator gets money or gives anything.',
  },
  {
    variation: 'B8',
    means: 'prepaid',
    name: 'b8-prepaid',
    title: 'A new phone is set up through the PC and paid from the prepaid account',
    purpose: 'The owner of the account agrees, shows its PIN, and pays from what is there.',
  },
]

export default scenarios(ROWS, ({ variation, means, name, title, purpose }) => ({
  id: `uc-5.1.5/${name}`,
  title,
  purpose,
  useCase: '5.1.5',
  variation,
  guarded: 'OP-CONF',
  outcome: 'performed',
  proves: [...SALE, OF_MEANS[means]],
  needs: NEEDS,
  async play(stage) {
    const card = means === 'prepaid' ? { subscription: 'prepaid' as const } : {}
    await ordersThroughPc(stage, means, { card })
  },
}))
