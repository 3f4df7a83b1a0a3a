import { arrows, type Machine } from './machine.ts'

/** Status of ./SCOMO/Inventory/Delivered/<x> (SCOMO 1.0 §5.3.2). */
export const DELIVERED_MACHINE: Machine = {
  mo: 'scomo',
  transitions: [
    ...arrows([10, 50, 60], 'install', 40),
    { from: 40, event: 'installed', to: 10 },
    { from: 40, event: 'failed', to: 50 },
    { from: 40, event: 'failed-without-data', to: 60 },
    ...arrows([10, 20, 50, 60], 'remove', 30),
    { from: 30, event: 'failed', to: 20 },
  ],
}
