export type WireEvent =
  /** An exchange that brought no usable answer, or a fault that was put on the line on purpose (`injected`). */
  | {
      kind: 'wire.fault'
      fault: string
      detail: string
      injected: boolean
      session?: string
      imei?: string
    }
  /** A named moment of a play: what is judged may begin here. */
  | { kind: 'case.mark'; name: string }
