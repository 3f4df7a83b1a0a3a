export type LockCategory = 'N' | 'NS' | 'SP' | 'C' | 'S'

export type CardEvent =
  | { kind: 'sim.insert'; imei: string; iccid: string; imsi: string }
  | { kind: 'sim.remove'; imei: string; iccid: string; imsi: string }
  | { kind: 'sim.rejected'; imei: string; iccid: string; imsi: string; category: LockCategory }
  /** `enabled: false` says that the card asked for no PIN: such a result proves nothing about the user. */
  | {
      kind: 'chv.verify'
      iccid: string
      imsi: string
      result: 'ok' | 'wrong' | 'blocked'
      retries: number
      enabled: boolean
      by: string
    }
  | { kind: 'chv.reset'; iccid: string; imsi: string }
  | {
      kind: 'aka.result'
      imsi: string
      result: 'ok' | 'macFail' | 'sync' | 'resMismatch'
      at: 'attach' | 'bsf'
      btid?: string
      lifetimeSeconds?: number
    }
