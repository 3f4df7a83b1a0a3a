export type NetworkEvent =
  | { kind: 'net.attach'; imsi: string; imei: string; plmn: string }
  | { kind: 'net.detach'; imsi: string; imei: string }
  | { kind: 'net.ipbind'; ip: string; imsi: string; msisdn: string; imei: string }
  | { kind: 'net.iprelease'; ip: string; imsi: string }
  | { kind: 'hlr.change'; imsi: string; status: 'active' | 'suspended' | 'cancelled' }
  /** A number went from another card to this one; `confirmed` when its owner showed a document for it. */
  | { kind: 'hlr.move'; imsi: string; msisdn: string; confirmed: boolean }
  /** An enterprise no longer lets anything be done for this subscription. */
  | { kind: 'enterprise.change'; org: string; imsi: string; allowed: boolean }
  /** A number was given to another subscription than the one that had it. */
  | { kind: 'hlr.number'; msisdn: string; from?: string; imsi: string }
  | { kind: 'eir.change'; imei: string; status: 'white' | 'grey' | 'black' }
  /** An identity header left the edge towards the server: put there by the gateway (`trusted`) or by somebody else. */
  | { kind: 'he.header'; ip: string; imei: string; trusted: boolean; msisdn: string; count: number }
  /** A device showed a TLS certificate with a request: `subject` is the 14 digits of the equipment that it was made for. */
  | { kind: 'tls.client'; imei: string; subject: string }
