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
      /** The PC agent whose connection carries the session. */
      pc?: string
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
      correlator?: string
      /** What a writing command wrote, shortened; never a secret. */
      value?: string
    }
  | {
      kind: 'dm.close'
      session: string
      imei: string
      outcome: 'complete' | 'refused' | 'aborted' | 'failed'
      reason: string
    }
