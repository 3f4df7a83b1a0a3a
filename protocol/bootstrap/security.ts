import { createHmac } from 'node:crypto'
import { sameText } from '../credentials/same.ts'
import { imsiOctets } from '../identity/imsi.ts'

/** Who vouches for a bootstrap document: names of the CP profile, then of the DM profile (DM Security §5.7). */
export type Sec = 'NETWPIN' | 'USERPIN' | 'USERNETWPIN' | 'USERPINMAC' | 'NETWORKID' | 'USERPIN_NETWORKID'

export interface SealInput {
  readonly sec: Sec
  readonly imsi?: string
  readonly pin?: string
  readonly document: Uint8Array
}

const CP: readonly Sec[] = ['NETWPIN', 'USERPIN', 'USERNETWPIN', 'USERPINMAC']
const DM: readonly Sec[] = ['NETWORKID', 'USERPIN', 'USERPIN_NETWORKID']

/** Whether the document can only be opened by somebody who was told the PIN. */
export function needsPin(sec: Sec): boolean {
  return sec !== 'NETWPIN' && sec !== 'NETWORKID'
}

/** The key of NETWPIN: the IMSI in semi-octets, as in EF_IMSI without its length. */
export function netwpinKey(imsi: string): Uint8Array {
  return imsiOctets(imsi)
}

/**
 * MAC of a bootstrap document: HMAC-SHA1, 40 upper-case hexadecimal digits. CP joins IMSI and PIN without a separator,
 * the DM profile PIN, colon, IMSI. Throws RangeError when the key's parts are not given.
 */
export function bootstrapMac(input: SealInput): string {
  return sign(keyOf(input, 'semi-octet'), input.document)
}

/** Tries the byte forms of the IMSI that are in use, and says which one fitted. */
export function verifyBootstrapMac(input: SealInput & { readonly mac: string }): {
  readonly ok: boolean
  readonly reading?: 'semi-octet' | 'ascii'
} {
  if (input.sec === 'USERPINMAC') return { ok: verifyUserPinMac(input.pin ?? '', input.document) }
  for (const reading of ['semi-octet', 'ascii'] as const) {
    if (sameText(sign(keyOf(input, reading), input.document), input.mac.toUpperCase()))
      return { ok: true, reading }
  }
  return { ok: false }
}

function keyOf({ sec, imsi, pin }: SealInput, reading: 'semi-octet' | 'ascii'): Buffer {
  const must = (value: string | undefined, what: string) => {
    if (value === undefined) throw new RangeError(`SEC=${sec} needs ${what}`)
    return value
  }
  const network = () => {
    const digits = must(imsi, 'an IMSI')
    return Buffer.from(reading === 'ascii' ? Buffer.from(digits) : imsiOctets(digits))
  }
  const user = () => Buffer.from(must(pin, 'a PIN'), 'utf8')
  if (sec === 'NETWPIN' || sec === 'NETWORKID') return network()
  if (sec === 'USERNETWPIN') return Buffer.concat([network(), user()])
  if (sec === 'USERPIN_NETWORKID') return Buffer.concat([user(), Buffer.from(':'), network()])
  return user()
}

const sign = (key: Uint8Array, document: Uint8Array) =>
  createHmac('sha1', key).update(document).digest('hex').toUpperCase()

/** The second half of a USERPINMAC code, as many digits as the first. */
export function userPinMac(pin: string, document: Uint8Array): string {
  const mac = createHmac('sha1', pin).update(document).digest()
  return [...mac.subarray(0, pin.length)].map((octet) => String(octet % 10)).join('')
}

function verifyUserPinMac(code: string, document: Uint8Array): boolean {
  if (code.length < 10 || code.length % 2 !== 0) return false
  const half = code.length / 2
  return sameText(userPinMac(code.slice(0, half), document), code.slice(half))
}

export interface BootstrapType {
  readonly profile: 'cp' | 'dm'
  readonly sec?: Sec
  readonly mac?: string
}

const MIME = { cp: 'application/vnd.wap.connectivity-wbxml', dm: 'application/vnd.syncml.dm+wbxml' } as const

/** The content type of a sealed bootstrap document. */
export function formatBootstrapType({ profile, sec, mac }: BootstrapType): string {
  const parameters = [sec && `SEC=${sec}`, mac && `MAC=${mac}`].filter(Boolean)
  return [MIME[profile], ...parameters].join('; ')
}

/** Reads such a content type; undefined when it names no bootstrap document, `sec` undefined when it has no known SEC. */
export function parseBootstrapType(header: string): BootstrapType | undefined {
  const [type = '', ...parameters] = header.split(';').map((part) => part.trim())
  const profile = type.toLowerCase() === MIME.cp ? 'cp' : type.toLowerCase() === MIME.dm ? 'dm' : undefined
  if (!profile) return undefined
  const named = (name: string) =>
    parameters
      .find((part) => part.toUpperCase().startsWith(`${name}=`))
      ?.slice(name.length + 1)
      .replace(/^"|"$/g, '')
  const sec = asSec(named('SEC'), profile)
  const mac = named('MAC')
  return { profile, ...(sec && { sec }), ...(mac && { mac }) }
}

function asSec(text: string | undefined, profile: 'cp' | 'dm'): Sec | undefined {
  if (text === undefined) return undefined
  if (profile === 'cp' && /^[0-3]$/.test(text)) return CP[Number(text)]
  return (profile === 'cp' ? CP : DM).find((sec) => sec === text.toUpperCase())
}
