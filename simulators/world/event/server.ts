/** Whom and which transaction an order is about. */
export interface OrderSubject {
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
  /** What the help desk is to do about a phone. */
  repair?: string
  /** Models, or type allocation codes, of the phones that a campaign is for. */
  models?: string
}

export type ServerEvent =
  /** The stage is about to order something of the target; what comes of it can begin before the target has answered. */
  | ({ kind: 'order.given'; name: string } & OrderSubject)
  /** What the target said to an order that it was given through a declared hook, or to a network event that was pushed. */
  | ({ kind: 'order'; name: string; accepted: boolean; status: number; detail: string } & OrderSubject)
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
