export type ManagementObject = 'fumo' | 'scomo' | 'diagmon' | 'lawmo'

/** What happens to software in a phone: packages, and the state machines of the management objects. */
export type SoftwareEvent =
  /** The phone fetched a descriptor or a package. */
  | {
      kind: 'pkg.download'
      imei: string
      imsi?: string
      session?: string
      url: string
      ok: boolean
      octets: number
      sha256: string
      reason?: string
    }
  /** The phone looked at a package before it would install it. */
  | {
      kind: 'pkg.verify'
      imei: string
      name: string
      version: string
      sha256: string
      integrity: boolean
      originator: boolean
      target: boolean
      /** The enterprise that the package was made for. */
      org?: string
    }
  | {
      kind: 'pkg.install'
      imei: string
      imsi?: string
      mo: 'fumo' | 'scomo'
      name: string
      version: string
      sha256: string
      ok: boolean
      result: number
      org?: string
    }
  | { kind: 'pkg.remove'; imei: string; mo: 'scomo'; name: string; ok: boolean; result: number }
  /** `node` is the root of the management object or of one of its packages; states are the standard's numbers. */
  | {
      kind: 'mo.state'
      imei: string
      mo: ManagementObject
      node: string
      from: number
      to: number
      cause: string
    }
  /** A generic alert left the phone (1226 or 1224 with a type). */
  | {
      kind: 'alert.sent'
      session: string
      imei: string
      imsi?: string
      type: string
      source: string
      correlator?: string
      result: string
    }
  | { kind: 'lock.state'; imei: string; state: 'locked' | 'partly-locked' | 'unlocked' | 'wiped' }
