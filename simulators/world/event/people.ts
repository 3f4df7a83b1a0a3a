export type PeopleEvent =
  | {
      kind: 'ui.prompt'
      imei: string
      prompt: string
      session?: string
      what: 'bootstrap' | 'session' | 'alert' | 'chv'
      /** The code of the UI alert by which a server asks: 1101 wants an agreement, 1100 only shows. */
      alert?: number
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
  /** An agent of the help desk opened a case for a caller; `desk` says whose. */
  | { kind: 'care.open'; case: string; agent: string; desk: 'private' | 'corporate'; msisdn: string }
  | { kind: 'care.close'; case: string }
  /** A voice call on this phone, and how it ended: whoever talked hung up, or the phone or the network cut it off. */
  | { kind: 'voice.begin'; imei: string; by: string }
  | { kind: 'voice.end'; imei: string; why: 'hung-up' | 'restart' | 'locked' | 'line' }
  /**
   * A user proved to be somebody outside of the phone's card: by passphrase, one-time code or account PIN, for an order,
   * a case or a session. `owner` is whose secret it is, `by` who gave it.
   */
  | {
      kind: 'user.verify'
      msisdn: string
      imsi?: string
      method: 'passphrase' | 'otp' | 'pin'
      ok: boolean
      by?: string
      owner?: string
      order?: string
      case?: string
      session?: string
    }
