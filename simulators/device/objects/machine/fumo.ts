import { arrows, type Machine } from './machine.ts'

/** States of FUMO 1.0 §5.4. */
export const FUMO = {
  idle: 10,
  downloadFailed: 20,
  downloading: 30,
  downloadComplete: 40,
  readyToUpdate: 50,
  updating: 60,
  updateFailedHaveData: 70,
  updateFailedNoData: 80,
  updatedHaveData: 90,
  updatedNoData: 100,
} as const

/** The transitions of the figure in FUMO 1.0 §5.4. `clean-up` ends what a terminal state still holds. */
export const FUMO_MACHINE: Machine = {
  mo: 'fumo',
  transitions: [
    { from: 10, event: 'download', to: 30 },
    { from: 10, event: 'data', to: 50 },
    { from: 30, event: 'failed', to: 20 },
    { from: 30, event: 'complete', to: 40 },
    { from: 40, event: 'stored', to: 50 },
    { from: 50, event: 'update', to: 60 },
    { from: 50, event: 'clean-up', to: 10 },
    { from: 60, event: 'failed', to: 70 },
    { from: 60, event: 'failed-without-data', to: 80 },
    { from: 70, event: 'data-gone', to: 80 },
    { from: 60, event: 'updated', to: 90 },
    { from: 90, event: 'data-gone', to: 100 },
    ...arrows([20, 70, 80, 90, 100], 'clean-up', 10),
  ],
}
