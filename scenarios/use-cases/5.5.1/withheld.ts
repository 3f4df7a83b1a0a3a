import { VISITED_PLMN } from '../../../harness/stage/cast.ts'
import type { Capability } from '../../../harness/stage/scenario.ts'
import { type Expectation, scenarios } from '../../../harness/stage/scenario.ts'
import type { Stage } from '../../../harness/stage/stage.ts'
import type { Household, Wishes } from '../5.1.4/_acts.ts'
import { agreesWith } from '../5.3.1/_acts.ts'
import { customer } from '../5.4.1/_acts.ts'
import { type CampaignWishes, daysLater, fix, oldCustomer } from './_acts.ts'

/** A campaign runs; this phone must not be fixed by it (identity matrix §4.2). */
interface Row {
  readonly name: string
  readonly title: string
  readonly purpose: string
  readonly breaks: string
  readonly guarded?: Expectation['guarded']
  readonly branch?: 'manufacturer'
  readonly needs?: readonly Capability[]
  /** Whose phone it is; a customer of some days when not given. */
  readonly household?: (stage: Stage) => Promise<Household>
  readonly wishes?: Omit<CampaignWishes, 'branch' | 'at'>
  /** What happens before the campaign begins, and at its moments. */
  readonly before?: (stage: Stage, household: Household) => void | Promise<void>
  readonly at?: (stage: Stage) => CampaignWishes['at']
}

const of = (wishes: Wishes) => (stage: Stage) => oldCustomer(stage, wishes)

/** The card goes to another phone owner: the phone now holds a guest's card, and keeps the account that it had. */
async function soldToAGuest(stage: Stage, { phone }: Household): Promise<void> {
  const guest = stage.cast.card({ owner: stage.cast.subscriber(), subscription: 'inbound-roamer' })
  phone.device.behaviour = { ignoresCardChange: true }
  await phone.swap(guest)
}

const swapped =
  (stage: Stage) =>
  ({ phone }: Household) =>
    phone.swap(stage.cast.card({ owner: stage.cast.subscriber() }))

const ROWS: readonly Row[] = [
  {
    name: 'n65-guest-with-a-former-customers-phone',
    title: 'The phone was sold to a guest of the network',
    purpose: 'A phone that is in the network is not thereby a customer’s.',
    breaks: 'SP-BF-01',
    before: soldToAGuest,
    wishes: { phoneCalls: true },
  },
  {
    name: 'n65-guest-with-the-own-phone',
    title: 'A guest of the network has a phone of the model',
    purpose: 'Guests get their fixes at home.',
    breaks: 'SP-ROAM-01',
    async household(stage) {
      const subscriber = stage.cast.subscriber()
      const card = stage.cast.card({ owner: subscriber, subscription: 'inbound-roamer' })
      const phone = stage.cast.phone({ holder: subscriber, origin: 'roaming' })
      phone.insert(card)
      await phone.switchOn()
      await stage.detected(phone)
      const household = { subscriber, card, phone }
      if (phone.device.accounts.active(card.imsi).some(({ origin }) => origin === 'ota-net'))
        await phone.session()
      await daysLater(stage, household)
      return household
    },
    wishes: { phoneCalls: true },
  },
  {
    name: 'n66-friends-phone',
    title: 'A customer puts the card into a friend’s phone to have it fixed',
    purpose: 'A phone that came to a subscription a moment ago is nobody’s reason to pay for a fix.',
    breaks: 'SP-BF-03',
    household: (stage) => customer(stage),
    wishes: { phoneCalls: true },
  },
  {
    name: 'n66-account-of-another-operator',
    title: 'Another operator’s account stands in the phone',
    purpose: 'A phone that another operator set up for itself is fixed by that one.',
    breaks: 'SP-BF-03',
    household: of({ phone: { permanentPrevious: true } }),
  },
  {
    name: 'n66-locked-to-another-network',
    title: 'The phone is locked to another network beside this one',
    purpose: 'A phone that is meant for another network gets no free fix.',
    breaks: 'SP-BF-03',
    async household(stage) {
      const { mcc, mnc } = stage.target.homePlmn
      return oldCustomer(stage, { phone: { lock: { N: [mcc + mnc, '26202'] } } })
    },
  },
  {
    name: 'n31-number-ported-away',
    title: 'The subscriber has gone to another operator',
    purpose: 'Whose contract has ended is no customer, whatever the IMSI begins with.',
    breaks: 'SP-BF-01',
    before: (stage, { card }) => stage.network.hlr.cancel(card.imsi),
    wishes: { phoneCalls: true },
  },
  {
    name: 'n77-suspended',
    title: 'The subscription is suspended when the campaign begins',
    purpose: 'A campaign is for active customers.',
    breaks: 'SP-BF-01',
    before: (stage, { card }) => stage.network.hlr.suspend(card.imsi),
    wishes: { phoneCalls: true },
  },
  {
    name: 'n77-suspended-after-the-yes',
    title: 'The subscription is suspended after the user has agreed',
    purpose: 'Evidence is looked at again before the download.',
    breaks: 'SP-HLR-02',
    at: (stage) => ({ agreed: ({ card }) => stage.network.hlr.suspend(card.imsi) }),
  },
  {
    name: 'n05-black-listed',
    title: 'The phone was reported stolen',
    purpose: 'A barred phone is not fixed.',
    breaks: 'SP-EIR-01',
    before: (stage, { phone }) => stage.network.eir.set(phone.imei14, 'black'),
    wishes: { phoneCalls: true },
  },
  {
    name: 'n07-eir-silent',
    title: 'The EIR does not answer',
    purpose: 'Equipment that nobody vouches for is not fixed.',
    breaks: 'SP-HLR-02',
    before: (stage) => stage.network.faults.script('eir', 'timeout'),
    wishes: { phoneCalls: true },
  },
  {
    name: 'n08-two-phones-with-one-imei',
    title: 'Two phones show the same IMEI',
    purpose: 'Which of two phones is meant, an IMEI does not say.',
    breaks: 'SP-EIR-02',
    async before(stage, { phone }) {
      const stranger = stage.cast.subscriber()
      const clone = stage.cast.phone({ holder: stranger, origin: 'fresh', imei: phone.device.imei })
      clone.insert(stage.cast.card({ owner: stranger }))
      await clone.switchOn()
    },
    wishes: { phoneCalls: true },
  },
  {
    name: 'n42-hlr-silent',
    title: 'The HLR does not answer when the campaign selects',
    purpose: 'Without word of whose customer it is, no phone is selected.',
    breaks: 'SP-HLR-02',
    before: (stage) => stage.network.faults.script('hlr', 'timeout'),
    wishes: { phoneCalls: true },
  },
  {
    name: 'n74-card-does-not-prove-itself',
    title: 'The phone does not take part in the card’s authentication',
    purpose: 'A fix is traced to a subscription that has authenticated itself.',
    breaks: 'SP-BF-01',
    before: (_stage, { phone }) => {
      phone.device.behaviour = { subscriberAuth: 'none' }
    },
  },
  {
    name: 'n74-card-proves-wrongly',
    title: 'The answer to the card’s challenge is wrong',
    purpose: 'A wrong answer proves no subscription.',
    breaks: 'SP-BF-01',
    before: (_stage, { phone }) => {
      phone.device.behaviour = { subscriberAuth: 'wrong' }
    },
  },
  {
    name: 'n30-abroad-without-proof',
    title: 'A customer abroad whose card does not prove itself',
    purpose: 'A visited network’s word is no proof of the subscription.',
    breaks: 'SP-ROAM-02',
    household: of({ plmn: VISITED_PLMN }),
    before: (_stage, { phone }) => {
      phone.device.behaviour = { subscriberAuth: 'none' }
    },
  },
  ...(['no', 'cancel', 'timeout'] as const).map(
    (kind): Row => ({
      name: `n39-answered-${kind}`,
      title: `The user is asked and answers: ${kind}`,
      purpose: 'Nobody’s software is changed without being asked, and silence is no yes.',
      breaks: 'SP-USR-05',
      before: (_stage, { subscriber }) => subscriber.takeUp(agreesWith({ kind })),
    }),
  ),
  {
    name: 'n32-card-swapped-after-the-yes',
    title: 'The card is swapped after the user has agreed',
    purpose: 'What one subscriber agreed to is not done for the next one.',
    breaks: 'SP-SUB-02',
    at: (stage) => ({ agreed: swapped(stage) }),
  },
  {
    name: 'n33-card-swapped-before-the-update',
    title: 'The card is swapped between download and update',
    purpose: 'The update belongs to the subscription that was authenticated for it.',
    breaks: 'SP-FW-05',
    guarded: 'OP-UP',
    at: (stage) => ({
      async downloaded(household) {
        household.phone.device.behaviour = { ignoresCardChange: true }
        await swapped(stage)(household)
      },
    }),
  },
  {
    name: 'n69-forged-package',
    title: 'The corrected software was signed by a stranger',
    purpose:
      'A phone takes corrections only from those who may make them, and the log says that it did not work.',
    breaks: 'SP-FW-03',
    guarded: 'OP-UP',
    wishes: { forged: true },
  },
  {
    name: 'n69-package-for-another-model',
    title: 'The corrected software is for another model',
    purpose: 'A campaign brings no phone what was made for another.',
    breaks: 'SP-FW-03',
    wishes: { model: 'OTHER-1' },
  },
  {
    name: 'manufacturer-device-cannot-prove',
    title: 'The device does not answer the manufacturer’s challenge rightly',
    purpose: 'The manufacturer releases a fix for a device that proved to be the one.',
    breaks: 'matrix/B17/DA',
    branch: 'manufacturer',
    before: (stage, { phone }) =>
      stage.network.manufacturer.make(phone.imei14, {
        model: phone.device.firmware.model,
        key: stage.random.fork('another key').bytes(16),
      }),
  },
  {
    name: 'manufacturer-silent',
    title: 'The manufacturer’s server does not answer',
    purpose: 'A delegated fix waits for the one to whom it was delegated.',
    breaks: 'SP-BF-04',
    branch: 'manufacturer',
    before: (stage) => stage.network.faults.script('manufacturer', 'timeout'),
  },
  {
    name: 'manufacturer-user-says-no',
    title: 'The user does not want the manufacturer’s fix',
    purpose: 'The user is asked, whoever made the fix.',
    breaks: 'SP-USR-05',
    branch: 'manufacturer',
    before: (_stage, { subscriber }) => subscriber.takeUp(agreesWith({ kind: 'no' })),
  },
]

export default scenarios(ROWS, (row) => ({
  id: `uc-5.5.1/${row.name}`,
  title: row.title,
  purpose: row.purpose,
  useCase: '5.5.1',
  variation: row.branch ? 'B17' : 'B16',
  guarded: row.guarded ?? 'OP-DL',
  outcome: 'withheld',
  proves: [],
  breaks: row.breaks,
  twin:
    row.guarded === 'OP-UP'
      ? 'uc-5.5.1/b16-update'
      : `uc-5.5.1/${row.branch ? 'b17-manufacturer' : 'b16-firmware'}`,
  needs: [
    ...(['pairs', 'network', 'packages', 'campaigns'] as const),
    row.branch ?? 'subscriber-authentication',
    ...(row.needs ?? []),
  ],
  async play(stage) {
    const household = await (row.household ?? oldCustomer)(stage)
    await row.before?.(stage, household)
    stage.fromHere()
    const at = row.at?.(stage)
    await fix(stage, household, {
      ...row.wishes,
      ...(row.branch && { branch: row.branch }),
      ...(at && { at }),
    })
  },
}))
