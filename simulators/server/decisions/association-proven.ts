/** Whether a PC agent may speak for a phone. `proven` when the phone itself answered the server's challenge for it. */
export type AssociationProven = (proven: boolean) => boolean

export const associationProven: AssociationProven = (proven) => proven
