import { describe, expect, it } from 'vitest'
import { type Fault, withFaults } from '../../../../harness/stage/faults.ts'
import type { WorldEvent } from '../../../../simulators/world/event.ts'
import { Random } from '../../../../simulators/world/random.ts'
import { type HttpRequest, TransportProblem } from '../../../../simulators/world/transport.ts'

const message = (msgID: number): HttpRequest => ({
  ...{ method: 'POST', url: 'http://127.0.0.1/dm', headers: {} },
  body: Buffer.from(`<SyncML><MsgID>${msgID}</MsgID></SyncML>`),
})
const ANSWER = '<Status><CmdID>1</CmdID></Status><Status><CmdID>2</CmdID></Status><Final/>'

/** Two messages over a line on which the second exchange meets one fault. */
async function meets(fault: Fault) {
  const arrived: string[] = []
  const witnessed: WorldEvent[] = []
  const waited: number[] = []
  const line = withFaults(
    async ({ body }) => {
      arrived.push(Buffer.from(body).toString())
      return { status: 200, headers: {}, body: Buffer.from(ANSWER) }
    },
    [{ fault, exchange: 2 }],
    {
      random: new Random('faults'),
      witness: (event) => witnessed.push(event),
      wait: async (ms) => void waited.push(ms),
    },
  )
  await line(message(1))
  const answer = await line(message(2)).then(
    ({ body }) => Buffer.from(body).toString(),
    (problem: TransportProblem) => problem,
  )
  return { arrived: arrived.slice(1), answer, waited, witnessed }
}

describe('faults on the line', () => {
  it.each<[Fault['kind'], Fault, (found: Awaited<ReturnType<typeof meets>>) => void]>([
    [
      'latency',
      { kind: 'latency', ms: 50, jitterMs: 10 },
      ({ waited }) => expect(waited[0]).toBeGreaterThanOrEqual(50),
    ],
    ['lose-request', { kind: 'lose-request' }, ({ arrived }) => expect(arrived).toEqual([])],
    [
      'lose-response',
      { kind: 'lose-response' },
      ({ arrived, answer }) => {
        expect(arrived).toHaveLength(1)
        expect(answer).toBeInstanceOf(TransportProblem)
      },
    ],
    ['reset', { kind: 'reset' }, ({ answer }) => expect((answer as TransportProblem).fault).toBe('closed')],
    ['duplicate', { kind: 'duplicate' }, ({ arrived }) => expect(arrived[0]).toBe(arrived[1])],
    ['slow-body', { kind: 'slow-body', ms: 70 }, ({ waited }) => expect(waited).toEqual([70])],
    ['truncate', { kind: 'truncate', octets: 5 }, ({ answer }) => expect(answer).toBe('<Stat')],
    [
      'repeat-message',
      { kind: 'repeat-message', message: 1 },
      ({ arrived }) => expect(arrived[0]).toContain('<MsgID>1<'),
    ],
    [
      'drop-second-status',
      { kind: 'drop-second-status' },
      ({ answer }) => expect(answer).toBe('<Status><CmdID>1</CmdID></Status><Final/>'),
    ],
    ['swap-msg-id', { kind: 'swap-msg-id' }, ({ arrived }) => expect(arrived[0]).toContain('<MsgID>1<')],
  ])('%s strikes where it is planned, and is written down', async (kind, fault, sees) => {
    const found = await meets(fault)
    sees(found)
    expect(found.witnessed).toEqual([
      { kind: 'wire.fault', fault: kind, detail: 'exchange 2', injected: true },
    ])
  })
})
