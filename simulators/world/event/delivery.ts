export type BootstrapOrigin = 'factory' | 'card' | 'ota-net' | 'ota-user'

export type DeliveryEvent =
  /** A text message left for the person; what it says is nobody else's to know. */
  | { kind: 'sms.sent'; imsi?: string; msisdn?: string; sender: 'target' | 'stage' }
  /** A bootstrap document left for a subscription. `sec` is the written name, e.g. NETWPIN; empty when none was given. */
  | {
      kind: 'bs.sent'
      imsi?: string
      msisdn?: string
      imei?: string
      profile: 'cp' | 'dm'
      sec: string
      sha256: string
      sender: 'target' | 'stage'
    }
  | {
      kind: 'bs.applied'
      imei: string
      imsi: string
      serverId: string
      profile: 'cp' | 'dm'
      origin: BootstrapOrigin
      sec: string
      macOk: boolean
      sha256: string
      /** True when this exact document had been applied before on this device. */
      replayed: boolean
      /** The person whose out-of-band PIN made the MAC right, when SEC asked for one. */
      by?: string
      /** Names of the accounts that were retired in favour of this one. */
      retired: string[]
    }
  | {
      kind: 'bs.refused'
      imei: string
      imsi?: string
      serverId?: string
      origin: BootstrapOrigin
      sec: string
      reason: string
    }
  /** Secrets as salted fingerprints: equal fingerprints mean equal secrets, and nothing else can be learnt from them. */
  | {
      kind: 'secret.delivered'
      imei: string
      imsi: string
      serverId: string
      clientSecret: string
      serverSecret: string
    }
  /** A phone is meant for another network for good: its lock says so, or an account that nobody can take away. */
  | { kind: 'phone.bound'; imei: string; by: 'lock' | 'account'; to: string }
  | { kind: 'account.retired'; imei: string; serverId: string; reason: string }
  | {
      kind: 'noti.sent'
      imsi?: string
      msisdn?: string
      imei?: string
      serverId: string
      sessionId: number
      uiMode: number
      initiator: number
      sender: 'target' | 'stage'
    }
  | {
      kind: 'noti.accept'
      imei: string
      serverId: string
      sessionId: number
      uiMode: number
      initiator: number
      resync: boolean
    }
  | {
      kind: 'noti.drop'
      imei: string
      reason: 'digest' | 'server' | 'format' | 'duplicate' | 'refused' | 'resync'
      serverId?: string
      sessionId?: number
    }
