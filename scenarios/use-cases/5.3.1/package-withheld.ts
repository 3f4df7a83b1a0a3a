import { scenarios } from '../../../harness/stage/scenario.ts'
import type { Stage } from '../../../harness/stage/stage.ts'
import type { Transport } from '../../../simulators/world/transport.ts'
import type { Household } from '../5.1.4/_acts.ts'
import { customer } from '../5.4.1/_acts.ts'
import { update } from './_acts.ts'
import { type Row, withheld } from './_withheld.ts'

const PRICE = { price: '2.00 EUR' } as const

/** Somebody on the way gives the phone another package than the one that it fetches. */
function exchanged(stage: Stage, { phone }: Household, by: (octets: Uint8Array) => Uint8Array): void {
  const path = phone.path
  stage.attack('package-exchanged', 'the package is changed on its way', phone)
  const changed: Transport = async (request) => {
    const answer = await path(request)
    return /\/packages\/[^/]+\/object$/.test(request.url) ? { ...answer, body: by(answer.body) } : answer
  }
  phone.use(changed)
}

const sameLength = (octets: Uint8Array, length: number) =>
  Uint8Array.from({ length }, (_, at) => octets[at] ?? 0)

/** Packages that are not what they should be, and operations out of turn (identity matrix §4.2). */
const ROWS: readonly Row[] = [
  {
    name: 'n69-damaged-package',
    title: 'The package arrives damaged',
    purpose: 'The phone notices a damaged package, nothing is installed, and nothing is charged.',
    breaks: 'SP-FW-03',
    proves: ['SP-FW-03', 'SP-FW-07', 'LV-06'],
    guarded: 'OP-UP',
    async play(stage, household) {
      exchanged(stage, household, (octets) => octets.map((each, at) => (at === 600 ? each ^ 1 : each)))
      await update(stage, household, PRICE)
    },
  },
  {
    name: 'n69-package-for-another-model',
    title: 'Somebody puts the package of another model in its place',
    purpose: 'The phone installs only what was made for it.',
    breaks: 'SP-FW-03',
    proves: ['SP-FW-03', 'SP-FW-07'],
    guarded: 'OP-UP',
    async play(stage, household) {
      const { phone } = household
      const { model } = phone.device.firmware
      const other = stage.software.firmware(phone, { model: model.replace(/./g, 'X') })
      exchanged(stage, household, (octets) => sameLength(other, octets.length))
      await update(stage, household, PRICE)
    },
  },
  {
    name: 'n69-delta-from-another-version',
    title: 'The package holds only what is new since a version that the phone does not run',
    purpose: 'What was made for another version is not sent to the phone at all.',
    breaks: 'SP-FW-03',
    play: (stage, household) => update(stage, household, { ...PRICE, delta: true, from: '0.9' }),
  },
  {
    name: 'n69-package-of-a-stranger',
    title: 'The package is signed by somebody whom the phone does not know',
    purpose: 'The phone installs only what its maker answers for.',
    breaks: 'SP-FW-03',
    proves: ['SP-FW-03', 'SP-FW-07'],
    guarded: 'OP-UP',
    play: (stage, household) => update(stage, household, { ...PRICE, forged: true }),
  },
  {
    name: 'fw-07-battery-empty',
    title: 'The phone cannot install because its battery is low',
    purpose: 'An update that failed costs nothing.',
    breaks: 'SP-FW-07',
    proves: ['SP-FW-07', 'LV-06', 'SP-MO-02'],
    guarded: 'OP-PAY',
    async play(stage, household) {
      household.phone.device.behaviour = { software: { updateResult: 450 } }
      await update(stage, household, PRICE)
    },
  },
  {
    name: 'n70-update-without-download',
    title: 'An update is ordered of a phone that has no package',
    purpose: 'The phone updates only when a package is ready.',
    breaks: 'SP-FW-04',
    guarded: 'OP-UP',
    needs: ['commands'],
    async play(stage, { phone }) {
      const commands = [{ name: 'Exec', target: './FUMO/Update' }]
      await stage.operator.order('commands', { imei: phone.imei14, commands })
      await phone.session()
      await phone.device.work()
    },
  },
  {
    name: 'n71-report-of-another-phone',
    title: 'Another phone reports that the update of this one has worked',
    purpose: 'A phone reports about itself: under whatever correlator, nobody is charged for another’s word.',
    breaks: 'SP-ISO-01',
    guarded: 'OP-PAY',
    async play(stage, household) {
      const neighbour = await customer(stage)
      await update(stage, household, {
        ...PRICE,
        at: {
          'update-ordered': async ({ phone, card }) => {
            stage.attack('foreign-report', 'another phone uses the correlator', neighbour.phone)
            const type = 'org.openmobilealliance.dm.firmwareupdate.update'
            neighbour.phone.device.alert(type, '200', './FUMO', `offer-${card.imsi}-1.install`)
            await neighbour.phone.session()
            await phone.session()
            phone.device.behaviour = { software: { updateResult: 450 } }
          },
        },
      })
    },
  },
]

export default scenarios(ROWS, (row) => withheld(row, customer))
