import { type Expectation, scenarios } from '../../../harness/stage/scenario.ts'
import type { Stage } from '../../../harness/stage/stage.ts'
import { provisioned } from './_acts.ts'

/** Devices that prove themselves on the TLS layer as well: whose certificate it is must be who speaks. */
interface Row {
  readonly name: string
  readonly title: string
  readonly purpose: string
  readonly expected: Pick<Expectation, 'outcome' | 'proves' | 'breaks' | 'twin'>
  readonly play: (stage: Stage) => Promise<void>
}

const ROWS: readonly Row[] = [
  {
    name: 'b5-with-its-certificate',
    title: 'The phone shows the certificate that its maker gave it',
    purpose: 'Certificate, message and account name one device, and it is set up.',
    expected: { outcome: 'performed', proves: ['LV-01', 'SP-AUTH-06'] },
    async play(stage) {
      const { phone } = await provisioned(stage)
      await stage.certificates.show(phone)
      await phone.session()
    },
  },
  {
    name: 'sp-auth-06-certificate-of-another-phone',
    title: 'A copy of the phone knows its password, and has the certificate of the phone that it really is',
    purpose: 'A password that was copied does not make one device into another.',
    expected: {
      ...{ outcome: 'withheld', proves: ['SP-AUTH-06'], breaks: 'SP-AUTH-06' },
      twin: 'uc-5.1.4/b5-with-its-certificate',
    },
    async play(stage) {
      const { phone } = await provisioned(stage)
      const copy = stage.cast.phone({ holder: stage.cast.thief(), origin: 'fresh' })
      stage.attack('copied-account', `${copy.imei14} speaks with account and identity of this phone`, phone)
      await stage.certificates.show(phone, copy)
      await phone.session()
    },
  },
]

export default scenarios(ROWS, ({ name, title, purpose, expected, play }) => ({
  ...{ id: `uc-5.1.4/${name}`, title, purpose },
  ...{ useCase: '5.1.4', variation: 'B5', guarded: 'OP-CONF' },
  ...expected,
  needs: ['pairs', 'network', 'certificates'],
  play,
}))
