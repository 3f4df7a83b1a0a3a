import { arrows, type Machine } from './machine.ts'

/** Status of a diagnostic function: 10 stopped, 20 running, 30 stopped with data. */
export const DIAGMON_MACHINE: Machine = {
  mo: 'diagmon',
  transitions: [
    ...arrows([10, 30], 'Start', 20),
    { from: 20, event: 'collected', to: 30 },
    { from: 20, event: 'Stop', to: 10 },
  ],
}
