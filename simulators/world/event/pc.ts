/** What happens at a PC that provisions a phone beside it, and on the portal behind it (use case 5.1.5). */
export type PcEvent =
  /** The PC agent sees a phone near it; several may be near. */
  | { kind: 'pc.discover'; pc: string; imei: string }
  /** PC and phone associate. Only a mutual association that the phone accepted proves which phone it is. */
  | { kind: 'pc.assoc'; pc: string; imei: string; mutual: boolean; ok: boolean }
  /** The PC agent has read how many prepaid minutes the phone has left. */
  | { kind: 'pc.minutes'; pc: string; imei: string; left: number; low: boolean }
  | { kind: 'pc.consent'; pc: string; imei: string; answer: 'yes' | 'no' | 'timeout'; by: string }
  /** The PC agent has connected to the Network Management Authority in the name of this phone. */
  | { kind: 'pc.connect'; pc: string; imei: string }
  | { kind: 'pc.close'; pc: string; imei: string }
  /** The world knows who typed (`by`) and whose account it is (`owner`); `imsi` is the account's subscription. */
  | {
      kind: 'portal.login'
      account: string
      imsi?: string
      method: 'password' | 'otp' | 'chv' | 'aka'
      ok: boolean
      by: string
      owner: string
    }
  | { kind: 'portal.logout'; account: string; by: string }
  /** Somebody ordered on the portal. `amount` is what they were shown, e.g. `12.00 EUR`. */
  | {
      kind: 'portal.order'
      order: string
      account: string
      imsi?: string
      imei?: string
      items: string[]
      amount: string
      by: string
    }
  /** Somebody agreed to an order, or did not; `items` and `amount` are what the page showed at that moment. */
  | {
      kind: 'portal.confirm'
      order: string
      account: string
      answer: 'yes' | 'no'
      items: string[]
      amount: string
      by: string
    }
