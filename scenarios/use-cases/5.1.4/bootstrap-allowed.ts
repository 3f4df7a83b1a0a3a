import { scenarios } from '../../../harness/stage/scenario.ts'
import type { Stage } from '../../../harness/stage/stage.ts'
import { secondHand } from './_acts.ts'

/** Cases that look forbidden and are not: a server that refuses them is wrong as well. */
interface Row {
  readonly name: string
  readonly title: string
  readonly purpose: string
  readonly proves: readonly string[]
  readonly play: (stage: Stage) => Promise<void>
}

const ROWS: readonly Row[] = [
  {
    name: 'n06-black-imei-with-imsi-override',
    title: 'A phone on the black list in the hand of its owner',
    purpose: 'The register allows the subscription that it has on record with the equipment.',
    proves: ['LV-01', 'SP-EIR-01'],
    async play(stage) {
      const { phone, card } = await secondHand(stage)
      stage.network.eir.set(phone.imei14, 'black')
      stage.network.eir.override(phone.imei14, card.imsi)
      await stage.detected(phone)
    },
  },
  {
    name: 'n75-software-version-changed',
    title: 'The network reports another software version of the same phone',
    purpose: 'Equipment is compared by fourteen digits: the software version does not make another phone.',
    proves: ['LV-01', 'SP-BOOT-02'],
    async play(stage) {
      const { phone } = await secondHand(stage)
      await stage.detected(phone)
      await phone.detach()
      phone.device.updateSoftware('42')
      await phone.attach()
      await stage.detected(phone)
      await phone.session()
    },
  },
  {
    name: 'n50-previous-account-is-permanent',
    title: 'The previous operator’s account cannot be deleted',
    purpose: 'Obsolete data never keep the new operator out.',
    proves: ['LV-01', 'SP-OLD-02'],
    async play(stage) {
      const { phone } = await secondHand(stage, { phone: { permanentPrevious: true } })
      await stage.detected(phone)
      await phone.session()
    },
  },
  {
    name: 'lv04-hlr-recovers',
    title: 'The HLR is back',
    purpose: 'What was put off while the HLR was away succeeds when the pair is reported again.',
    proves: ['LV-01', 'SP-HLR-02'],
    async play(stage) {
      const { phone } = await secondHand(stage)
      stage.network.faults.script('hlr', 'timeout')
      await stage.detected(phone)
      stage.network.faults.clear()
      await stage.detected(phone)
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
  outcome: 'performed',
  proves: row.proves,
  needs: ['pairs', 'network'],
  play: row.play,
}))
