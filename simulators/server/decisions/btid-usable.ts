/** A B-TID as the server knows it. */
export interface BtidState {
  /** Session in which it was first shown, if it was. */
  readonly boundTo?: string
  readonly session: string
  /** Seconds until the key ends, as the BSF says. */
  readonly remainingSeconds: number
}

/** Whether a bootstrapping transaction may authenticate the subscriber of this session. */
export type BtidUsable = (state: BtidState) => boolean

/** One B-TID proves one session, while its key lives. */
export const btidUsable: BtidUsable = ({ boundTo, session, remainingSeconds }) =>
  (boundTo === undefined || boundTo === session) && remainingSeconds > 0
