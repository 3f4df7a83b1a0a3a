import { type Expectation, scenarios } from '../../../harness/stage/scenario.ts'
import type { Stage } from '../../../harness/stage/stage.ts'
import type { Household } from '../5.1.4/_acts.ts'
import { customer } from '../5.4.1/_acts.ts'
import { type Moment, update } from './_acts.ts'

/** The server dies in the middle of a charged update and comes back: what it has promised it still knows. */
interface Row {
  readonly name: string
  readonly title: string
  readonly purpose: string
  readonly at: Moment
  /** What happens while the server is away. */
  readonly meanwhile?: (stage: Stage, household: Household) => Promise<void>
  /** What the phone does after all that, where the update is not over then. */
  readonly afterwards?: (household: Household) => Promise<void>
  readonly expected: Pick<Expectation, 'outcome' | 'proves' | 'breaks' | 'twin'>
}

const PAID_ONCE = { outcome: 'performed', proves: ['LV-01', 'LV-06', 'SP-PAY-03', 'SP-MO-02'] } as const

/** The phone goes on until nothing is left to be reported. */
async function goesOn({ phone }: Household): Promise<void> {
  await phone.session()
  for (let tries = 0; tries < 3; tries++) await phone.work()
}

const ROWS: readonly Row[] = [
  {
    name: 'restart-after-the-yes',
    title: 'The server dies when the user has agreed, and asks again in the next session',
    purpose: 'A yes belongs to the session in which it was said; the order outlives it.',
    at: 'agreed',
    afterwards: goesOn,
    expected: PAID_ONCE,
  },
  {
    name: 'restart-while-the-phone-downloads',
    title: 'The server dies while the phone fetches the package',
    purpose: 'The package is there for the phone as before, and the report of the download finds its order.',
    at: 'download-ordered',
    afterwards: goesOn,
    expected: PAID_ONCE,
  },
  {
    name: 'restart-while-the-phone-installs',
    title: 'The server dies between the order to install and the report',
    purpose:
      'The correlator of the report is known to the server that comes back, and the price is taken once.',
    at: 'installed',
    afterwards: goesOn,
    expected: PAID_ONCE,
  },
  {
    name: 'restart-and-the-report-again',
    title: 'The server dies after the report, and the phone reports once more',
    purpose: 'A result that was taken is not taken again: nobody pays twice.',
    at: 'installed',
    async meanwhile(stage, { phone, card }) {
      await phone.session()
      stage.attack('foreign-report', 'the phone reports what it has reported already', phone)
      phone.device.alert(
        'org.openmobilealliance.dm.firmwareupdate.update',
        '200',
        './FUMO',
        `offer-${card.imsi}-1.install`,
      )
    },
    afterwards: goesOn,
    expected: { outcome: 'performed', proves: ['LV-01', 'LV-06', 'SP-PAY-03'] },
  },
  {
    name: 'n34-restart-and-another-card',
    title: 'Another card is in the phone when the server comes back and hears the report',
    purpose: 'For whom something was ordered is kept, too: nobody else is charged for it.',
    at: 'update-ordered',
    async meanwhile(stage, { phone }) {
      await phone.swap(stage.cast.card({ owner: stage.cast.subscriber() }))
      await stage.detected(phone)
      stage.fromHere()
    },
    expected: {
      ...{ outcome: 'withheld', proves: ['SP-FW-03'], breaks: 'SP-SUB-02' },
      twin: 'uc-5.3.1/restart-while-the-phone-installs',
    },
  },
]

export default scenarios(ROWS, ({ name, title, purpose, at, meanwhile, afterwards, expected }) => ({
  ...{ id: `uc-5.3.1/${name}`, title, purpose },
  ...{ useCase: '5.3.1', variation: 'B11', guarded: 'OP-PAY' },
  ...expected,
  needs: ['pairs', 'network', 'packages', 'offers', 'payment', 'subscriber-authentication', 'restart'],
  async play(stage) {
    const household = await customer(stage)
    const dies = async () => {
      await meanwhile?.(stage, household)
      await stage.operator.restart()
    }
    await update(stage, household, { price: '2.00 EUR', at: { [at]: dies } })
    await afterwards?.(household)
  },
}))
