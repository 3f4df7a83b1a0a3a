import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCcm, SERIAL_NUMBER, UNIT_NAME, writeCcm } from '../../../../protocol/gsup/ccm.ts'
import { readControl, writeControl } from '../../../../protocol/gsup/control.ts'
import { FrameReader, type IpaFrame, writeFrame } from '../../../../protocol/gsup/ipa.ts'
import { type GsupMessage, readGsup, writeGsup } from '../../../../protocol/gsup/message.ts'
import { GsupProblem } from '../../../../protocol/gsup/problem.ts'

/** The problem with which something is refused; anything else that is thrown is a fault. */
function problemOf(act: () => unknown): GsupProblem | undefined {
  try {
    act()
    return undefined
  } catch (problem) {
    if (problem instanceof GsupProblem) return problem
    throw problem
  }
}

const octets = (length: number) =>
  fc.uint8Array({ minLength: length, maxLength: length }).map((each) => Uint8Array.from(each))
const digits = (minLength: number, maxLength: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength, maxLength })
const optional = { requiredKeys: ['type', 'imsi'] as ['type', 'imsi'] }

const tuple = fc.record(
  {
    rand: octets(16),
    sres: octets(4),
    kc: octets(8),
    ik: octets(16),
    ck: octets(16),
    autn: octets(16),
    res: octets(8),
  },
  { requiredKeys: ['rand'] },
)
const message: fc.Arbitrary<GsupMessage> = fc.record(
  {
    type: fc.constantFrom(
      'send-auth-info-request',
      'send-auth-info-result',
      'update-location-error',
      'insert-data-request',
    ),
    imsi: digits(6, 15),
    cause: fc.integer({ min: 0, max: 255 }),
    tuples: fc.array(tuple, { minLength: 1, maxLength: 5 }),
    msisdn: digits(5, 15),
    rand: octets(16),
    auts: octets(14),
    domain: fc.constantFrom('packet', 'circuit'),
    others: fc.array(fc.record({ iei: fc.integer({ min: 0x60, max: 0xff }), value: octets(3) }), {
      minLength: 1,
    }),
  },
  optional,
)
const frame = fc.record({
  stream: fc.constantFrom('ccm', 'control', 'gsup'),
  payload: fc.uint8Array({ maxLength: 300 }).map((each) => Uint8Array.from(each)),
}) satisfies fc.Arbitrary<IpaFrame>

describe('GSUP', () => {
  it('reads what it writes', () => {
    fc.assert(
      fc.property(message, (each) => {
        expect(readGsup(writeGsup(each))).toEqual(each)
      }),
    )
  })

  it('writes the request for authentication vectors as Osmocom’s peers do', () => {
    const rand = new Uint8Array(16).fill(0xaa)
    const auts = new Uint8Array(14).fill(0xbb)
    const request: GsupMessage = {
      type: 'send-auth-info-request',
      imsi: '123456789012345',
      auts,
      rand,
      domain: 'packet',
    }
    expect(Buffer.from(writeGsup(request)).toString('hex')).toBe(
      `08 0108 21436587092143f5 260e ${'bb'.repeat(14)} 2010 ${'aa'.repeat(16)} 280101`.replaceAll(' ', ''),
    )
  })

  it.each([
    ['nothing', '', /octet 0: expected a known message type/],
    ['a type that nobody knows', 'ff0108214365870921f3', /octet 0/],
    ['no IMSI', '0a', /octet 1: expected an IMSI/],
    ['an element that is cut off', '0a010821436587', /octet 1: expected a whole information element/],
    [
      'an element without length',
      '0a0108214365870921f301',
      /octet 1: expected an IMSI|whole information element/,
    ],
  ])('refuses %s, and says where', (_what, hex, said) => {
    expect(problemOf(() => readGsup(Buffer.from(hex, 'hex')))?.message).toMatch(said)
  })

  it('takes any octets apart or refuses them, and nothing else', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (any) => {
        for (const read of [readGsup, readCcm, readControl]) {
          expect(problemOf(() => read(any))?.message ?? 'read').toMatch(/^(read|at octet \d+: expected .+)$/)
        }
      }),
    )
  })
})

describe('IPA', () => {
  it('cuts frames out of the stream, wherever the network cut it', () => {
    fc.assert(
      fc.property(fc.array(frame), fc.integer({ min: 1, max: 40 }), (frames, piece) => {
        const stream = Buffer.concat(frames.map(writeFrame))
        const reader = new FrameReader()
        const read: IpaFrame[] = []
        for (let at = 0; at < stream.length; at += piece)
          read.push(...reader.push(stream.subarray(at, at + piece)))
        expect(read).toEqual(frames)
      }),
    )
  })

  it('refuses a stream that it does not know', () => {
    expect(problemOf(() => new FrameReader().push(Buffer.from('0001dd00', 'hex')))?.offset).toBe(2)
  })

  it('says who it is', () => {
    const values = new Map([
      [SERIAL_NUMBER, 'rollcall-1'],
      [UNIT_NAME, 'rollcall-1'],
    ])
    expect(readCcm(writeCcm({ kind: 'identity', values }))).toEqual({ kind: 'identity', values })
    expect(readCcm(Buffer.from('0401080100', 'hex'))).toEqual({ kind: 'identify', tags: [8, 0] })
    expect(readCcm(writeCcm({ kind: 'pong' }))).toEqual({ kind: 'pong' })
  })
})

describe('the control interface', () => {
  it('asks and orders in one line', () => {
    expect(Buffer.from(writeControl(1, 'a.b')).toString()).toBe('GET 1 a.b')
    expect(Buffer.from(writeControl(2, 'a.b', 'x y')).toString()).toBe('SET 2 a.b x y')
    expect(() => writeControl(3, 'a', 'x\nSET 4 b y')).toThrow(RangeError)
  })

  it.each([
    ['GET_REPLY 1 a.b \nimsi\t1', { id: '1', ok: true, text: '\nimsi\t1' }],
    ['SET_REPLY 2 a.b OK', { id: '2', ok: true, text: 'OK' }],
    ['ERROR 3 No such subscriber.', { id: '3', ok: false, text: 'No such subscriber.' }],
    ['TRAP 0 a b', undefined],
  ])('is answered: %j', (line, reply) => {
    expect(readControl(Buffer.from(line))).toEqual(reply)
  })
})
