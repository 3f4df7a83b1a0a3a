/** Whether the holder of the phone must prove to be the subscriber, though the subscriber gave the order elsewhere. */
export type ProvesHolder = (orderedByOwner: boolean) => boolean

/** Always: who holds the phone says yes, and that need not be who ordered (SP-USR-07). */
export const provesHolder: ProvesHolder = () => true
