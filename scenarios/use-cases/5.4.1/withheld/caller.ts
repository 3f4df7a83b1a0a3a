import type { Stage } from '../../../../harness/stage/stage.ts'
import type { Person } from '../../../../simulators/people/person.ts'
import type { Household } from '../../5.1.4/_acts.ts'
import { agreesWith } from '../../5.3.1/_acts.ts'
import { calls, customer, employee, query, repair, type Visit } from '../_acts.ts'
import { orderThatWaits, withheld } from './_row.ts'

/** Somebody else than the subscriber calls about the household's phone. */
async function somebodyCalls(stage: Stage, household: Household, caller: Person, visit: Visit = {}) {
  stage.fromHere()
  const call = await calls(stage, { ...household, subscriber: caller }, visit)
  await call.query()
}

/** Who calls is not who they say, or calls about something else. */
export default withheld([
  {
    name: 'n61-knows-the-number-only',
    title: 'The caller knows the number and nothing else',
    purpose: 'A number is no secret: whoever says it is not thereby its subscriber.',
    guarded: 'OP-INV',
    breaks: 'SP-HD-01',
    play: (stage, household) =>
      somebodyCalls(stage, household, stage.cast.someoneElse(), { passphrase: 'a lucky guess' }),
  },
  {
    name: 'n61-thief-says-nothing',
    title: 'The thief of the phone calls and gives no passphrase',
    purpose: 'Who holds a phone is not thereby its subscriber.',
    guarded: 'OP-INV',
    breaks: 'SP-HD-01',
    play: (stage, household) => somebodyCalls(stage, household, stage.cast.thief()),
  },
  {
    name: 'n61-passphrase-of-another-customer',
    title: 'A customer calls about another customer’s number with the own passphrase',
    purpose: 'A passphrase proves one subscriber and no other.',
    guarded: 'OP-INV',
    breaks: 'SP-HD-01',
    async play(stage, household) {
      const other = await customer(stage)
      await somebodyCalls(stage, household, other.subscriber)
    },
  },
  {
    name: 'n63-grant-of-another-case',
    title: 'The caller agrees in one case and refuses in the next',
    purpose: 'An answer belongs to the request that it answers.',
    guarded: 'OP-DL',
    breaks: 'SP-HD-02',
    variation: 'B14',
    twin: 'uc-5.4.1/b14-repair',
    async play(stage, household) {
      const first = await query(stage, household)
      await first.close()
      household.subscriber.takeUp(agreesWith({ kind: 'no' }))
      stage.fromHere()
      await repair(stage, household)
    },
  },
  {
    name: 'case-closed-before-the-phone-calls',
    title: 'The case is closed before the phone has called in',
    purpose: 'With the call ends what the caller’s proof was good for.',
    guarded: 'OP-INV',
    breaks: 'SP-HD-01',
    async play(stage, household) {
      const call = await orderThatWaits(stage, household)
      await call.close({ solved: false })
      await call.query()
      await household.phone.session()
    },
  },
  {
    name: 'private-subscription-at-the-corporate-desk',
    title: 'The enterprise’s desk is called about a private phone',
    purpose: 'A corporate desk serves subscriptions of its enterprise and no others.',
    guarded: 'OP-INV',
    breaks: 'SP-HD-01',
    variation: 'B15',
    needs: ['enterprise'],
    async play(stage, household) {
      stage.fromHere()
      await query(stage, household, { desk: 'corporate' })
    },
  },
  {
    name: 'n04-employee-has-left',
    title: 'The enterprise no longer knows the employee who calls',
    purpose: 'The enterprise decides about its phones, at its own help desk too.',
    guarded: 'OP-INV',
    breaks: 'matrix/B15/EP',
    variation: 'B15',
    twin: 'uc-5.4.1/b15-query',
    needs: ['enterprise'],
    async play(stage) {
      const household = await employee(stage)
      stage.network.enterprise.dismiss(stage.cast.org, household.card.imsi)
      stage.fromHere()
      await query(stage, household, { desk: 'corporate' })
    },
  },
])
