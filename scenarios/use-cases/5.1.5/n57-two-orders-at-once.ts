import { scenario } from '../../../harness/stage/scenario.ts'
import { atTheSummary, NEEDS, newPhone } from './_acts.ts'

export default scenario({
  id: 'uc-5.1.5/n57-two-orders-at-once',
  title: 'Two orders are placed at once from a balance that is enough for one',
  purpose:
    'Between looking at a balance and taking from it nothing can come: the account never goes below zero.',
  useCase: '5.1.5',
  variation: 'B9',
  guarded: 'OP-PAY',
  outcome: 'performed',
  proves: ['LV-01', 'SP-PAY-03', 'SP-PAY-06'],
  needs: NEEDS,
  async play(stage) {
    const { phone, subscriber } = await newPhone(stage, { card: { subscription: 'prepaid' } })
    const customers = [
      await stage.shop.visitor(subscriber, phone),
      await stage.shop.visitor(subscriber, phone),
    ]
    for (const customer of customers) if (!(await atTheSummary(customer, 'prepaid'))) return
    stage.attack('race', 'two browsers agree at the same moment', phone)
    await Promise.all(customers.map((customer) => customer.agree()))
    await stage.network.settled()
    for (const customer of customers) await customer.await('done', 'failed')
  },
})
