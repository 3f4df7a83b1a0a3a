/**
 * The one vocabulary of what happens in a world (identity matrix §1.2). Simulators witness these facts; the harness
 * stamps them and judges. `session` names a DM session σ uniquely in the run; `imei` is always the 14 digits that
 * identify the equipment; `by` names a person.
 */
export type WorldEvent =
  | CardEvent
  | NetworkEvent
  | QueryEvent
  | DeliveryEvent
  | SessionEvent
  | PeopleEvent
  | ServerEvent

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

export type NetworkEvent =
  | { kind: 'net.attach'; imsi: string; imei: string; plmn: string }
  | { kind: 'net.detach'; imsi: string; imei: string }
  | { kind: 'net.ipbind'; ip: string; imsi: string; msisdn: string; imei: string }
  | { kind: 'net.iprelease'; ip: string; imsi: string }
  | { kind: 'hlr.change'; imsi: string; status: 'active' | 'suspended' | 'cancelled' }
  | { kind: 'eir.change'; imei: string; status: 'white' | 'grey' | 'black' }
  /** An identity header left the edge towards the server: put there by the gateway (`trusted`) or by somebody else. */
  | { kind: 'he.header'; ip: string; imei: string; trusted: boolean; msisdn: string; count: number }

/** What a server asked of the network, and what it was told. `told` is what evidence may rest on. */
export type QueryEvent =
  | {
      kind: 'hlr.query'
      key: 'imsi' | 'msisdn' | 'imei' | 'other'
      value: string
      answer: 'active' | 'suspended' | 'unknown' | 'refused' | 'timeout' | 'error'
      imsi?: string
      msisdn?: string
      own?: boolean
      subscription?: 'private' | 'corporate' | 'prepaid'
      org?: string
      ageSeconds?: number
    }
  | {
      kind: 'eir.query'
      imei: string
      imsi?: string
      answer: 'white' | 'grey' | 'black' | 'unknown' | 'refused' | 'timeout' | 'error'
      ageSeconds?: number
    }
  | {
      kind: 'aaa.query'
      ip: string
      answer: 'bound' | 'unknown' | 'timeout' | 'error'
      imsi?: string
      msisdn?: string
      imei?: string
      ageSeconds?: number
    }
  /** The pair (subscription, equipment) was told to the server: pushed to it, or in answer to its question. */
  | {
      kind: 'net.pair'
      imsi: string
      imei: string
      ageSeconds: number
      how: 'pushed' | 'asked'
      plmn: string
    }
  | {
      kind: 'add.query'
      imsi?: string
      imei?: string
      answer: 'ok' | 'unknown' | 'timeout' | 'error'
      pairs: number
    }
  | {
      kind: 'zn.query'
      btid: string
      naf: string
      answer: 'ok' | 'unknown' | 'expired' | 'timeout' | 'error'
      imsi?: string
      remainingSeconds?: number
    }
  | {
      kind: 'enterprise.query'
      org: string
      imsi: string
      imei: string
      operation: string
      answer: 'allowed' | 'refused' | 'timeout' | 'error'
      by: 'server' | 'device'
    }

export type BootstrapOrigin = 'factory' | 'card' | 'ota-net' | 'ota-user'

export type DeliveryEvent =
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

export type CredentialType = 'none' | 'basic' | 'md5' | 'mac' | 'tls'

export type SessionEvent =
  | {
      kind: 'dm.open'
      session: string
      imei: string
      imsi?: string
      serverId: string
      wireSessionID: string
      url: string
      initiatedBy: 'server' | 'client'
    }
  /** One message on the wire, as the device sent or received it; `body` is base64 of the octets. */
  | {
      kind: 'dm.msg'
      session: string
      imei: string
      dir: 'sent' | 'received'
      msgID: string
      contentType: string
      httpStatus?: number
      /** Headers that matter to DM: x-syncml-hmac, authorization, www-authenticate, identity headers. */
      headers: Record<string, string>
      body: string
    }
  /** The server's verdict on the device's credential: `code` is the SyncHdr Status. `nonce` is a fingerprint. */
  | {
      kind: 'dm.clauth'
      session: string
      imei: string
      imsi?: string
      type: CredentialType
      ok: boolean
      code: number
      nonce?: string
      /** What the device really presented, known because the device is ours. */
      truth: 'genuine' | 'none' | 'wrong' | 'stale' | 'replayed' | 'foreign' | 'weaker' | 'altered'
    }
  /** The server issued a challenge or next nonce; fingerprint and length in octets. */
  | {
      kind: 'dm.chal'
      session: string
      imei: string
      type: CredentialType
      nonce: string
      octets: number
      code: number
    }
  /** The device's verdict on the server's credential. */
  | { kind: 'dm.srvauth'; session: string; imei: string; type: CredentialType; ok: boolean; reason?: string }
  /** The device showed B-TID in this session (GBA, TS 24.109) and the server went on (`ok`) or refused. */
  | {
      kind: 'dm.subauth'
      session: string
      imei: string
      imsi?: string
      btid: string
      ok: boolean
      truth: 'genuine' | 'wrong' | 'replayed' | 'expired'
    }
  /** A management command that the server sent, with what the device did. `executed` is the effect, not the status. */
  | {
      kind: 'dm.command'
      session: string
      imei: string
      imsi?: string
      serverId: string
      msgID: string
      cmd: string
      target: string
      status: number
      executed: boolean
    }
  | {
      kind: 'dm.close'
      session: string
      imei: string
      outcome: 'complete' | 'refused' | 'aborted' | 'failed'
      reason: string
    }

export type PeopleEvent =
  | {
      kind: 'ui.prompt'
      imei: string
      prompt: string
      session?: string
      what: 'bootstrap' | 'session' | 'alert' | 'chv'
      text: string
      indicated: boolean
    }
  | {
      kind: 'ui.answer'
      imei: string
      prompt: string
      session?: string
      answer: 'yes' | 'no' | 'cancel' | 'timeout' | 'input'
      by: string
    }
  | { kind: 'care.call'; case: string; msisdn: string; by: string }
  /** The network's customer records checked what the caller said; `owner` is the subscription's owner. */
  | {
      kind: 'care.verify'
      case: string
      msisdn: string
      imsi?: string
      by: string
      owner?: string
      method: 'passphrase' | 'otp'
      ok: boolean
    }
  | { kind: 'care.close'; case: string }

export type ServerEvent =
  /** The stage ordered something of the target through a declared hook, or pushed a network event to it. */
  | {
      kind: 'order'
      name: string
      imei?: string
      imsi?: string
      case?: string
      accepted: boolean
      status: number
      detail: string
    }
  /** A record read from the target's own log after the play. */
  | { kind: 'log.record'; operation: string; imei: string; imsi?: string; session?: string; result: string }
  /** The stage did something that a correct counterpart must withstand. */
  | { kind: 'attack'; name: string; imei?: string; session?: string; detail: string }
