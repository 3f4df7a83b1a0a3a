import { arrows, type Machine } from './machine.ts'

/** Status of ./SCOMO/Download/<x> (SCOMO 1.0 §5.3.1). */
export const DOWNLOAD_MACHINE: Machine = {
  mo: 'scomo',
  transitions: [
    ...arrows([10, 20, 40, 60, 70], 'download', 30),
    { from: 30, event: 'failed', to: 20 },
    { from: 30, event: 'complete', to: 40 },
    { from: 40, event: 'install', to: 50 },
    { from: 50, event: 'failed', to: 60 },
    { from: 50, event: 'failed-without-data', to: 70 },
    { from: 50, event: 'installed', to: 10 },
    ...arrows([20, 40, 60, 70], 'clean-up', 10),
  ],
}
