/** Whether the holder of a phone is asked before it is locked or wiped. */
export type LockAsksHolder = () => boolean

/** Never: the holder may be the thief. */
export const lockAsksHolder: LockAsksHolder = () => false
