export type ServerEvent =
  /** The stage ordered something of the target through a declared hook, or pushed a network event to it. */
  | {
      kind: 'order'
      name: string
      imei?: string
      imsi?: string
      case?: string
      order?: string
      campaign?: string
      org?: string
      /** What it costs the subscriber, e.g. `2.00 EUR`. */
      price?: string
      /** The manufacturer is to carry it out. */
      delegated?: boolean
      accepted: boolean
      status: number
      detail: string
    }
  /** A record read from the target's own log after the play. */
  | {
      kind: 'log.record'
      operation: string
      imei: string
      imsi?: string
      session?: string
      case?: string
      order?: string
      campaign?: string
      result: string
    }
  /** The server under test told a manufacturer's server about a device: every field name that it disclosed. */
  | {
      kind: 'manufacturer.request'
      imei: string
      fields: string[]
      /** True when a value that it disclosed is an IMSI, MSISDN or ICCID of this world. */
      subscriberData: boolean
      mutual: boolean
      campaign?: string
    }
  /** The server under test was stopped and started again. */
  | { kind: 'server.restart' }
  /** The stage did something that a correct counterpart must withstand. */
  | { kind: 'attack'; name: string; imei?: string; session?: string; detail: string }
