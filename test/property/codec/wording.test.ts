import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Ear } from '../../../harness/load/heard/ear.ts'
import { ownOf } from '../../../harness/load/heard/field.ts'
import { learn } from '../../../harness/load/heard/learn.ts'
import { saidIn } from '../../../harness/load/heard/said.ts'
import { Whole } from '../../../harness/load/wire/response-reader.ts'
import type { Command, SyncML } from '../../../protocol/syncml/message.ts'
import { SyncMLProblem } from '../../../protocol/syncml/problem.ts'
import { readMessage } from '../../../protocol/syncml/read.ts'
import { writeMessage } from '../../../protocol/syncml/write.ts'
import { message } from './arbitrary.ts'
import { goldenFiles } from './golden-files.ts'
import { mutate, numbers } from './mutate.ts'

/**
 * The farm understands answers by comparing octets with those of answers that it has read. What it makes of one must be what
 * the general reader makes of it, or it must leave the answer to that reader.
 */
const CONTENTS = ['xml', 'wbxml'] as const
type Content = (typeof CONTENTS)[number]

const octetsOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')
const bytesOf = (octets: string) => Buffer.from(octets, 'latin1')
const wholeOf = (bytes: Uint8Array) =>
  new Whole(
    { status: 200, fields: new Map(), body: bytes.length, keeps: true, keepMs: undefined },
    Buffer.from(bytes),
    ...([0, bytes.length] as const),
  )

const PLAIN = fc.stringMatching(/^[!#-%'-;=?-~]{1,40}$/)

/** An answer as DM servers give it, with every text in it that can be for one device alone. */
const answerIn = (content: Content) =>
  fc
    .record({
      sent: message(content === 'wbxml'),
      target: PLAIN,
      nonce: fc.base64String({ minLength: 4 }),
      cred: PLAIN,
    })
    .map(({ sent, target, nonce, cred }): SyncML => {
      const { filter: _none, ...locator } = sent.hdr.target
      const verdict: Command = {
        ...{ name: 'Status', cmdID: '1', msgRef: '1', cmdRef: '0', cmd: 'SyncHdr', data: '212', items: [] },
        ...{ targetRefs: ['http://dm.example/dm'], sourceRefs: [target] },
        chal: { meta: { type: 'syncml:auth-md5', format: 'b64', nextNonce: nonce } },
      }
      return {
        hdr: {
          ...{ ...sent.hdr, sessionID: '1A', msgID: '2', respURI: 'http://dm.example/dm?s=17' },
          target: { ...locator, locURI: target },
          cred: { meta: { type: 'syncml:auth-md5', format: 'b64' }, data: cred },
        },
        body: { ...sent.body, commands: [verdict, ...sent.body.commands] },
      }
    })

/** Holds for each answer: read by wording it is what it is when it is read. Gives the number of holes. */
function sameAsReader(octets: string, content: Content, others: readonly string[]): number {
  const read = readMessage(bytesOf(octets), content).message
  const wording = learn(octets, content, read)
  if (!wording) return 0
  const texts = wording.match(octets) ?? []
  expect(wording.octets(texts)).toBe(octets)
  expect(wording.read(texts)).toEqual(read)
  const filled = texts.map((text, n) => others[n] ?? text)
  const other = wording.octets(filled)
  expect(wording.match(other)).toEqual(filled)
  const again = readMessage(bytesOf(other), content).message
  expect(wording.read(filled)).toEqual(again)
  expect(wording.ownIn(filled)).toEqual(ownOf(again))
  expect(saidIn(again).verdict).toEqual(saidIn(read).verdict)
  return texts.length
}

describe.each(CONTENTS)('an answer in %s that is understood by its wording', (content) => {
  it('says what the general reader reads, with any other texts in its holes', () => {
    let holes = 0
    fc.assert(
      fc.property(answerIn(content), fc.array(PLAIN, { minLength: 12, maxLength: 12 }), (sent, others) => {
        holes += sameAsReader(octetsOf(writeMessage(sent, content)), content, others)
      }),
      { numRuns: 150, seed: 20070221 },
    )
    expect(holes).toBeGreaterThan(150 * 5)
  })

  it('says so for every golden message', () => {
    let understood = 0
    for (const [name, bytes] of goldenFiles(`.${content}`)) {
      try {
        readMessage(bytes, content)
      } catch (problem) {
        expect(problem, name).toBeInstanceOf(SyncMLProblem)
        continue
      }
      understood += sameAsReader(octetsOf(bytes), content, ['zz', '77', 'IMEI:1']) > 0 ? 1 : 0
    }
    expect(understood).toBeGreaterThan(20)
  })

  it('is left to the reader when an octet of it is broken, or says what the reader reads', () => {
    const ear = new Ear()
    const next = numbers(7)
    let heard = 0
    for (const bytes of goldenFiles(`.${content}`).values()) {
      for (let n = 0; n < 60; n++) {
        const broken = n < 2 ? bytes : mutate(bytes, next, [])
        const told = outcome(() => ear.hear(wholeOf(broken), content, 1))
        const read = outcome(() => readMessage(broken, content).message)
        if (typeof read === 'string') expect(told).toBe(read)
        else {
          heard += 1
          expect(told).toMatchObject({ own: ownOf(read) })
          const { message: _learnt, ...facts } = saidIn(read)
          expect(told).toMatchObject({ said: facts })
        }
      }
    }
    expect(heard).toBeGreaterThan(80)
  })
})

function outcome<T>(act: () => T): T | string {
  try {
    return act()
  } catch (problem) {
    if (problem instanceof SyncMLProblem) return `${problem.code} ${problem.message}`
    throw problem
  }
}

describe('an ear', () => {
  it('reads an answer once, and gives wordings up that never come again', () => {
    const ear = new Ear()
    const hear = (data: string, sessionID: string) => {
      const sent: SyncML = {
        hdr: {
          ...{ verDTD: '1.2', verProto: 'DM/1.2', sessionID, msgID: '1' },
          ...{ target: { locURI: 'IMEI:1' }, source: { locURI: 'http://dm.example' } },
        },
        body: { commands: [{ name: 'Alert', cmdID: '1', data, items: [] }], final: true },
      }
      return ear.hear(wholeOf(writeMessage(sent, 'xml')), 'xml', 1)
    }
    for (let n = 0; n < 100; n++) expect(hear('1201', String(n)).own.sessionID).toBe(String(n))
    expect(ear.read).toBe(1)
    for (let n = 0; n < 1000; n++) expect(hear(`x${n}`, '1').said.orders.commands).toHaveLength(1)
    expect(ear.read).toBe(1001)
  })
})
