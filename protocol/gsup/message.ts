import { digitsOf, semiOctets } from '../identity/semi-octets.ts'
import { IE, type InformationElement, readElements, writeElements } from './information-element.ts'
import { GsupProblem } from './problem.ts'
import { type AuthTuple, readTuple, writeTuple } from './tuple.ts'

/** Message types, two bits of which say what they are: 00 request, 01 error, 10 result. */
const TYPES = {
  'update-location-request': 0x04,
  'update-location-error': 0x05,
  'update-location-result': 0x06,
  'send-auth-info-request': 0x08,
  'send-auth-info-error': 0x09,
  'send-auth-info-result': 0x0a,
  'insert-data-request': 0x10,
  'insert-data-error': 0x11,
  'insert-data-result': 0x12,
  'location-cancel-request': 0x1c,
  'location-cancel-error': 0x1d,
  'location-cancel-result': 0x1e,
} as const

export type GsupType = keyof typeof TYPES

const DOMAINS = { packet: 1, circuit: 2 } as const

/**
 * One message of the Generic Subscriber Update Protocol, by which Osmocom's MSC and SGSN talk to their HLR in the place of
 * MAP. What a message may hold depends on its type; the codec takes any combination.
 */
export interface GsupMessage {
  readonly type: GsupType
  readonly imsi: string
  /** GMM cause of an error (TS 24.008 §10.5.5.14): 2 is an IMSI that the HLR does not know. */
  readonly cause?: number
  readonly tuples?: readonly AuthTuple[]
  /** E.164 digits. */
  readonly msisdn?: string
  /** Of the challenge that the card answered by AUTS. */
  readonly rand?: Uint8Array
  /** 14 octets. */
  readonly auts?: Uint8Array
  readonly domain?: keyof typeof DOMAINS
  /** Elements that we have no word for, as they came. */
  readonly others?: readonly InformationElement[]
}

export function writeGsup(message: GsupMessage): Uint8Array {
  const { imsi, cause, tuples = [], msisdn, rand, auts, domain, others = [] } = message
  const elements: InformationElement[] = [
    { iei: IE.imsi, value: semiOctets(imsi) },
    ...(cause === undefined ? [] : [{ iei: IE.cause, value: Uint8Array.of(cause) }]),
    ...tuples.map((tuple) => ({ iei: IE.authTuple, value: writeTuple(tuple) })),
    ...(msisdn === undefined ? [] : [{ iei: IE.msisdn, value: calledNumber(msisdn) }]),
    ...(auts ? [{ iei: IE.auts, value: auts }] : []),
    ...(rand ? [{ iei: IE.rand, value: rand }] : []),
    ...(domain ? [{ iei: IE.domain, value: Uint8Array.of(DOMAINS[domain]) }] : []),
    ...others,
  ]
  return Uint8Array.from([TYPES[message.type], ...writeElements(elements)])
}

/** Throws GsupProblem for a type that we have no word for, and for a message without an IMSI. */
export function readGsup(octets: Uint8Array): GsupMessage {
  const [type] = Object.entries(TYPES).find(([, code]) => code === octets[0]) ?? []
  if (type === undefined) throw new GsupProblem(0, 'a known message type')
  const elements = readElements(octets.subarray(1), 1)
  const of = (iei: number) => elements.find((each) => each.iei === iei)?.value
  const imsi = digitsOf(of(IE.imsi) ?? new Uint8Array())
  if (!/^\d{6,15}$/.test(imsi)) throw new GsupProblem(1, 'an IMSI of 6 to 15 digits')
  const known: ReadonlySet<number> = new Set([
    IE.imsi,
    IE.cause,
    IE.authTuple,
    IE.msisdn,
    IE.rand,
    IE.auts,
    IE.domain,
  ])
  const [cause, msisdn, rand, auts] = [of(IE.cause)?.[0], of(IE.msisdn), of(IE.rand), of(IE.auts)]
  const [domain] = Object.entries(DOMAINS).find(([, code]) => code === of(IE.domain)?.[0]) ?? []
  const tuples = elements.filter(({ iei }) => iei === IE.authTuple).map(({ value }) => readTuple(value))
  const others = elements.filter(({ iei }) => !known.has(iei))
  return {
    type: type as GsupType,
    imsi,
    ...(cause !== undefined && { cause }),
    ...(tuples.length > 0 && { tuples }),
    ...(msisdn && { msisdn: digitsOf(msisdn.subarray(1)) }),
    ...(rand && { rand }),
    ...(auts && { auts }),
    ...(domain && { domain: domain as keyof typeof DOMAINS }),
    ...(others.length > 0 && { others }),
  }
}

/** Type octet (no type, E.164), then TBCD. */
const calledNumber = (digits: string) => Uint8Array.of(0x01, ...semiOctets(digits))
