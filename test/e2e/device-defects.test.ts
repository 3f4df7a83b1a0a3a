import { expect, it } from 'vitest'
import { scenario } from '../../harness/stage/scenario.ts'
import { type UpdateWishes, update } from '../../scenarios/use-cases/5.3.1/_acts.ts'
import { customer } from '../../scenarios/use-cases/5.4.1/_acts.ts'
import type { SoftwareBehaviour } from '../../simulators/device/behaviour.ts'
import { playAgainst } from './in-process.ts'

interface Fault {
  readonly name: string
  readonly property: string
  readonly software: SoftwareBehaviour
  readonly wishes?: UpdateWishes
  /** An update is ordered of a phone that has no package. */
  readonly outOfTurn?: boolean
}

const FAULTS: readonly Fault[] = [
  {
    name: 'D-85 it installs what it never verified',
    property: 'SP-FW-03',
    software: { skipsVerification: true },
    wishes: { forged: true },
  },
  {
    name: 'D-86 it updates in whatever state it is',
    property: 'SP-FW-04',
    software: { updatesInAnyState: true },
    outOfTurn: true,
  },
  { name: 'D-111 it asks unasked', property: 'SP-CON-01', software: { asksBeforeInstall: true } },
  {
    name: 'it reports under a correlator that nobody gave it',
    property: 'SP-MO-02',
    software: { correlator: 'another' },
  },
]

/** What a team that tests its DM client would see. */
it.each(FAULTS)(
  'a fault of the phone, $name, makes $property fail',
  { timeout: 30_000 },
  async ({ property, software, wishes = {}, outOfTurn }) => {
    const faulty = scenario({
      ...{ id: 'test/faulty-phone', title: 'A faulty phone', purpose: 'It is noticed.' },
      ...{ useCase: '5.3.1', variation: 'B10', guarded: 'OP-UP', outcome: 'performed' },
      ...{ proves: [], needs: [] },
      async play(stage) {
        const household = await customer(stage)
        const { phone } = household
        phone.device.behaviour = { software }
        if (!outOfTurn) return update(stage, household, wishes)
        const commands = [{ name: 'Exec', target: './FUMO/Update' }]
        await stage.operator.order('commands', { imei: phone.imei14, commands })
        await phone.session()
      },
    })
    const dialect = { content: 'wbxml', auth: 'mac' } as const
    const [result] = await playAgainst({ defects: [], dialect, seed: 'faulty-phone' }, [faulty])
    const failed = result?.checks.flatMap(({ findings }) => findings.map((finding) => finding.property))
    expect(failed).toContain(property)
  },
)
