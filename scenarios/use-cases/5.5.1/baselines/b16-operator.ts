import { scenarios } from '../../../../harness/stage/scenario.ts'
import { fix, oldCustomer } from '../_acts.ts'

const ROWS = [
  {
    name: 'b16-firmware',
    title: 'The operator corrects a fault in the firmware of its customers’ phones',
    guarded: 'OP-DL',
    software: {},
  },
  {
    name: 'b16-update',
    title: 'The corrected firmware runs, and the user is told',
    guarded: 'OP-UP',
    software: {},
  },
  {
    name: 'b16-delta',
    title: 'The correction carries only what differs from the faulty firmware',
    guarded: 'OP-UP',
    software: { delta: true },
  },
  {
    name: 'b16-application',
    title: 'The operator corrects a fault by an application',
    guarded: 'OP-UP',
    software: { application: 'Repair' },
  },
] as const

export default scenarios(ROWS, ({ name, title, guarded, software }) => ({
  id: `uc-5.5.1/${name}`,
  title,
  purpose:
    'A campaign selects own active customers, authenticates each subscription, asks the user, and leaves a trace.',
  useCase: '5.5.1',
  variation: 'B16',
  guarded,
  outcome: 'performed',
  proves: ['LV-01', 'SP-BF-01', 'SP-BF-02', 'SP-BF-03', 'SP-LOG-01', 'SP-USR-03'],
  needs: ['pairs', 'network', 'subscriber-authentication', 'packages', 'campaigns'],
  async play(stage) {
    await fix(stage, await oldCustomer(stage), software)
  },
}))
