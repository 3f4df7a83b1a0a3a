import type { Equipment } from '../evidence/facts.ts'

/** Whether the equipment register lets the operator serve this equipment with this subscription. */
export type EquipmentAllowed = (known: Equipment | undefined) => boolean

/** Black blocks, unless the register itself makes an exception for this subscription. Unknown is not black. */
export const equipmentAllowed: EquipmentAllowed = (known) =>
  known === undefined || known.status !== 'black' || known.override
