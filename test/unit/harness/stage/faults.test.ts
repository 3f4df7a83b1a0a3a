import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { withFaults } from '../../../../harness/stage/faults.ts'
import { type Fault, faultsFrom } from '../../../../harness/target/fault.ts'
import { UsageProblem } from '../../../../harness/target/usage-problem.ts'
import { status } from '../../../../protocol/syncml/build.ts'
import type { Command, SyncML } from '../../../../protocol/syncml/message.ts'
import { type Content, readMessage } from '../../../../protocol/syncml/read.ts'
import { writeMessage } from '../../../../protocol/syncml/write.ts'
import type { WorldEvent } from '../../../../simulators/world/event.ts'
import { Random } from '../../../../simulators/world/random.ts'
import type { HttpRequest, TransportProblem } from '../../../../simulators/world/transport.ts'

const about = (msgID: string): SyncML['hdr'] => ({
  ...{ verDTD: '1.2', verProto: 'DM/1.2', sessionID: '1', msgID },
  ...{ target: { locURI: 'http://127.0.0.1/dm' }, source: { locURI: 'IMEI:490154203237518' } },
})
const message = (msgID: number, content: Content): HttpRequest => ({
  ...{ method: 'POST', url: 'http://127.0.0.1/dm', headers: {} },
  body: writeMessage(
    {
      hdr: about(String(msgID)),
      body: { commands: [{ name: 'Alert', cmdID: '1', data: '1201', items: [] }], final: true },
    },
    content,
  ),
})
const own = (cmdID: string, cmdRef: string, cmd: string): Command =>
  status({ cmdID, msgRef: '1', cmdRef, cmd, data: '200' })
const answerIn = (content: Content) =>
  writeMessage(
    { hdr: about('1'), body: { commands: [own('1', '0', 'SyncHdr'), own('2', '1', 'Alert')], final: true } },
    content,
  )
const msgIDOf = (body: Uint8Array, content: Content) => readMessage(body, content).message.hdr.msgID

/** Two messages over a line on which the second exchange meets one fault. */
async function meets(fault: Fault, content: Content) {
  const arrived: Uint8Array[] = []
  const witnessed: WorldEvent[] = []
  const waited: number[] = []
  const inner = async ({ body }: HttpRequest) => {
    arrived.push(body)
    return { status: 200, headers: {}, body: answerIn(content) }
  }
  const line = withFaults(inner, [{ ...fault, exchange: 2 }], {
    random: new Random('faults'),
    witness: (event) => witnessed.push(event),
    wait: async (ms) => void waited.push(ms),
  })
  await line(message(1, content))
  const answer = await line(message(2, content)).then(
    ({ body }) => body,
    (problem: TransportProblem) => problem,
  )
  const bodies = arrived.slice(1).map((body) => msgIDOf(body, content))
  return { arrived: bodies, answer, waited, witnessed, content }
}
type Found = Awaited<ReturnType<typeof meets>>
const faultOf = ({ answer }: Found) => (answer as TransportProblem).fault

describe.each<Content>(['xml', 'wbxml'])('faults on the line in %s', (content) => {
  it.each<[Fault['kind'], Fault, (found: Found) => void]>([
    [
      'latency',
      { kind: 'latency', ms: 50, jitterMs: 10 },
      ({ waited }) => {
        expect(waited[0]).toBeGreaterThanOrEqual(50)
        expect(waited[0]).toBeLessThan(60)
      },
    ],
    ['slow-body', { kind: 'slow-body', ms: 70 }, ({ waited }) => expect(waited).toEqual([70])],
    [
      'lose-request',
      { kind: 'lose-request' },
      (found) => {
        expect(found.arrived).toEqual([])
        expect(faultOf(found)).toBe('timeout')
      },
    ],
    [
      'lose-response',
      { kind: 'lose-response' },
      (found) => {
        expect(found.arrived).toEqual(['2'])
        expect(faultOf(found)).toBe('timeout')
      },
    ],
    ['reset', { kind: 'reset' }, (found) => expect(faultOf(found)).toBe('closed')],
    ['duplicate', { kind: 'duplicate' }, ({ arrived }) => expect(arrived).toEqual(['2', '2'])],
    ['truncate', { kind: 'truncate', octets: 5 }, ({ answer }) => expect(answer).toHaveLength(5)],
    [
      'repeat-message',
      { kind: 'repeat-message', message: 1 },
      ({ arrived }) => expect(arrived).toEqual(['1', '2']),
    ],
    [
      'drop-second-status',
      { kind: 'drop-second-status' },
      ({ answer }) => {
        const { body } = readMessage(answer as Uint8Array, content).message
        expect(body.commands.map(({ cmdID }) => cmdID)).toEqual(['1'])
      },
    ],
    ['swap-msg-id', { kind: 'swap-msg-id' }, ({ arrived }) => expect(arrived).toEqual(['1'])],
  ])('%s strikes where it is planned, and is written down', async (kind, fault, sees) => {
    const found = await meets(fault, content)
    sees(found)
    expect(found.witnessed).toEqual([
      { kind: 'wire.fault', fault: kind, detail: 'exchange 2', injected: true },
    ])
  })
})

it('strikes the share of exchanges that is planned, the same ones for the same seed', async () => {
  const struck = async (seed: string) => {
    const places: number[] = []
    const line = withFaults(
      async () => ({ status: 200, headers: {}, body: new Uint8Array() }),
      [{ kind: 'reset', share: 0.25 }],
      { random: new Random(seed), witness: () => {}, wait: async () => {} },
    )
    for (let n = 0; n < 400; n++) await line(message(1, 'xml')).catch(() => places.push(n))
    return places
  }
  const once = await struck('a')
  expect(once.length).toBeGreaterThan(70)
  expect(once.length).toBeLessThan(130)
  expect(await struck('a')).toEqual(once)
  expect(await struck('b')).not.toEqual(once)
})

it('reads the faults of a file, and says what of it to mend', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'rollcall-faults-')), 'faults.yaml')
  writeFileSync(file, '- { kind: latency, ms: 20, share: 0.5 }\n- { kind: reset, exchange: 3 }\n')
  expect(faultsFrom(file).map(({ kind }) => kind)).toEqual(['latency', 'reset'])
  writeFileSync(file, '- { kind: latency }\n')
  expect(() => faultsFrom(file)).toThrow(UsageProblem)
  expect(() => faultsFrom(file)).toThrow(/0\.ms/)
})
