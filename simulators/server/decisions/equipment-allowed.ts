import type { Equipment } from '../evidence/facts.ts'

/** Whether the equipment register lets the operator serve this equipment with this subscription. */
export type EquipmentAllowed = (known: Equipment | undefined) => boolean

/** On a list that is not black, or black with the register's own exception for this subscription; unknown is neither. */
export const equipmentAllowed: EquipmentAllowed = (known) =>
  known !== undefined && (known.status !== 'black' || known.override)
