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
  /** The target told an enterprise what became of one of its phones. */
  | {
      kind: 'enterprise.report'
      org: string
      imsi: string
      imei: string
      order: string
      operation: string
      result: string
    }
