import { arrows, type Machine } from './machine.ts'

const AT_REST = [10, 20, 40, 60]

/** Status of ./SCOMO/Inventory/Deployed/<x> (SCOMO 1.0 §5.3.3); State beside it says inactive (10) or active (20). */
export const DEPLOYED_MACHINE: Machine = {
  mo: 'scomo',
  transitions: [
    ...arrows(AT_REST, 'remove', 30),
    { from: 30, event: 'failed', to: 20 },
    ...arrows(AT_REST, 'activate', 50),
    { from: 50, event: 'done', to: 10 },
    { from: 50, event: 'failed', to: 40 },
    ...arrows(AT_REST, 'deactivate', 70),
    { from: 70, event: 'done', to: 10 },
    { from: 70, event: 'failed', to: 60 },
  ],
}
