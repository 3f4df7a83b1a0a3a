import { scenarios } from '../../../harness/stage/scenario.ts'
import type { Stage } from '../../../harness/stage/stage.ts'
import { secondHand } from './_acts.ts'

/** The network tells of a new pair, and something about it forbids a bootstrap (identity matrix §4.2). */
interface Row {
  readonly name: string
  readonly title: string
  readonly purpose: string
  readonly proves: readonly string[]
  readonly play: (stage: Stage) => Promise<void>
}

const ROWS: readonly Row[] = [
  {
    name: 'n05-stolen-device-new-card',
    title: 'A stolen phone with a new card',
    purpose: 'Equipment on the black list is not provisioned, whoever’s card is in it.',
    proves: ['SP-EIR-01', 'SP-BOOT-02'],
    async play(stage) {
      const { phone } = await secondHand(stage)
      stage.network.eir.set(phone.imei14, 'black')
      await stage.detected(phone)
    },
  },
  {
    name: 'n07-eir-timeout',
    title: 'The equipment register does not answer',
    purpose: 'Without an answer about the equipment nothing is provisioned.',
    proves: ['SP-HLR-02'],
    async play(stage) {
      const { phone } = await secondHand(stage)
      stage.network.faults.script('eir', 'timeout')
      await stage.detected(phone)
    },
  },
  {
    name: 'n08-cloned-imei',
    title: 'Two subscriptions are attached with one IMEI',
    purpose: 'While the same IMEI is on the network twice, a pair with it proves nothing.',
    proves: ['SP-EIR-02'],
    async play(stage) {
      const { phone } = await secondHand(stage)
      const stranger = stage.cast.subscriber()
      const clone = stage.cast.phone({ holder: stranger, origin: 'second-hand', imei: phone.device.imei })
      clone.insert(stage.cast.card({ owner: stranger }))
      await clone.switchOn()
      await stage.detected(phone)
    },
  },
  {
    name: 'n29-card-of-another-operator',
    title: 'A roaming card of another operator in the phone',
    purpose: 'A visitor on the network is nobody’s customer here and is not provisioned.',
    proves: ['SP-ROAM-01'],
    async play(stage) {
      const { phone } = await secondHand(stage, { card: { subscription: 'inbound-roamer' } })
      await stage.detected(phone)
    },
  },
  {
    name: 'n29-neighbouring-prefix',
    title: 'A card whose network has a three-digit code that begins like the own one',
    purpose: '234/150 is another network than 234/15: a prefix makes nobody a customer.',
    proves: ['SP-ROAM-01'],
    async play(stage) {
      const { mcc, mnc } = stage.target.homePlmn
      const { phone } = await secondHand(stage, { card: { plmn: { mcc, mnc: `${mnc}0`.slice(0, 3) } } })
      await stage.detected(phone)
    },
  },
  {
    name: 'b2-corporate-card-in-private-phone',
    title: 'A corporate card in a phone that is not the enterprise’s',
    purpose: 'The enterprise decides where its subscriptions are set up.',
    proves: ['SP-BOOT-03'],
    async play(stage) {
      const { phone } = await secondHand(stage, { card: { subscription: 'corporate' } })
      await stage.detected(phone)
    },
  },
  {
    name: 'n31-own-prefix-unknown-subscription',
    title: 'An IMSI with the operator’s prefix that its HLR does not know',
    purpose: 'The HLR decides who is a customer, not the first digits of the IMSI.',
    proves: ['SP-ROAM-01'],
    async play(stage) {
      const { phone, card } = await secondHand(stage)
      stage.network.hlr.cancel(card.imsi)
      await stage.detected(phone)
    },
  },
  {
    name: 'n42-hlr-timeout',
    title: 'The HLR does not answer',
    purpose: 'A server that cannot learn whether the subscription is active does nothing.',
    proves: ['SP-HLR-02'],
    async play(stage) {
      const { phone } = await secondHand(stage)
      stage.network.faults.script('hlr', 'timeout')
      await stage.detected(phone)
    },
  },
  {
    name: 'n42-hlr-system-failure',
    title: 'The HLR answers with a system failure',
    purpose: 'A failure of the HLR is not a yes.',
    proves: ['SP-HLR-02'],
    async play(stage) {
      const { phone } = await secondHand(stage)
      stage.network.faults.script('hlr', 'error')
      await stage.detected(phone)
    },
  },
  {
    name: 'n43-pair-without-imsi',
    title: 'Only the IMEI is known',
    purpose: 'An HLR cannot be asked by IMEI: a server that knows only the IMEI has to wait.',
    proves: ['SP-HLR-01'],
    async play(stage) {
      const { phone } = await secondHand(stage)
      await stage.operator.order('pairs', { imei: phone.imei14, imeisv: phone.device.imeisv, ageSeconds: 0 })
    },
  },
]

export default scenarios(ROWS, (row) => ({
  id: `uc-5.1.4/${row.name}`,
  title: row.title,
  purpose: row.purpose,
  useCase: '5.1.4',
  variation: 'B3',
  guarded: 'OP-BOOT',
  outcome: 'withheld',
  twin: 'uc-5.1.4/b3-network-provisioning',
  proves: row.proves,
  needs: ['pairs', 'network'],
  play: row.play,
}))
