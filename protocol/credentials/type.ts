/** The credential types of the DM layer, weakest first (DM Security §5.1). */
export type AuthType = 'basic' | 'md5' | 'mac'

const ORDER: readonly AuthType[] = ['basic', 'md5', 'mac']
const SYNCML: Readonly<Record<AuthType, string>> = {
  basic: 'syncml:auth-basic',
  md5: 'syncml:auth-md5',
  mac: 'syncml:auth-MAC',
}
const AAUTH: Readonly<Record<AuthType, string>> = { basic: 'BASIC', md5: 'DIGEST', mac: 'HMAC' }

/** 1, 2 or 3: larger is stronger. */
export function strength(type: AuthType): number {
  return ORDER.indexOf(type) + 1
}

/** The Type of Cred and Chal, e.g. `syncml:auth-md5`. */
export function syncmlTypeOf(type: AuthType): string {
  return SYNCML[type]
}

/** The type that a Meta names, whatever its case; undefined for one that DM does not have. */
export function authTypeOf(syncmlType: string | undefined): AuthType | undefined {
  const wanted = syncmlType?.trim().toLowerCase()
  return ORDER.find((type) => SYNCML[type].toLowerCase() === wanted)
}

/** The value of AAuthType in a DMAcc (StdObj 1.2). */
export function aauthTypeOf(type: AuthType): string {
  return AAUTH[type]
}

/** The type that an AAuthType names. */
export function authTypeOfAAuth(text: string): AuthType | undefined {
  return ORDER.find((type) => AAUTH[type] === text.trim().toUpperCase())
}
