import { arrows, type Machine } from './machine.ts'

/** ./LAWMO/State (LAWMO 1.0 §5.3). A wipe changes no lock; a factory reset opens it. */
export const LAWMO_MACHINE: Machine = {
  mo: 'lawmo',
  transitions: [
    ...arrows([10, 20, 30], 'FullyLock', 10),
    ...arrows([20, 30], 'PartiallyLock', 20),
    ...arrows([10, 20, 30], 'UnLock', 30),
    { from: 10, event: 'Wipe', to: 10 },
    { from: 20, event: 'Wipe', to: 20 },
    { from: 30, event: 'Wipe', to: 30 },
    ...arrows([10, 20, 30], 'FactoryReset', 30),
  ],
}
