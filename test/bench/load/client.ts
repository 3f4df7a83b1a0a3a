import { connect } from 'node:net'
import autocannon from 'autocannon'
import { CALIBRATION_FLAGS, calibrationPlan, calibrationSpec } from '../../../harness/load/calibrate/plan.ts'
import { sharedNow } from '../../../harness/load/clock.ts'
import { Shard } from '../../../harness/load/shard/shard.ts'
import { sampleMessage } from './sample.ts'

/** One client in a process of its own, so that its CPU time is its alone. Tells messages and microseconds for each. */
const [kind = '', portText = ''] = process.argv.slice(2)
const port = Number(portText)
const SECONDS = Number(process.argv[4] ?? 6)
const BODY = sampleMessage()
const TYPE = 'application/vnd.syncml.dm+xml'

async function sessions(content: 'xml' | 'wbxml', judge: string): Promise<number> {
  const plan = calibrationPlan(content, { judge, seconds: SECONDS + 2 })
  const shard = new Shard(
    {
      ...{
        plan,
        spec: calibrationSpec(content),
        seed: 'bench',
        shard: 0,
        shards: 1,
        flags: CALIBRATION_FLAGS,
        maxBytes: 1_000_000,
      },
      ...{ endpoints: { md5: `http://127.0.0.1:${port}/dm` }, line: undefined as never },
    },
    {
      now: sharedNow,
      network: undefined,
      onViolation: ({ findings }) => void complaints.add(findings[0]?.message ?? ''),
    },
  )
  setTimeout(start, 2_000)
  await shard.run(sharedNow())
  const { tally } = shard.close()
  for (const failure of Object.keys(tally.accounts.failed)) complaints.add(failure)
  return Object.values(tally.rungs).reduce((sum, { sent }) => sum + sent, 0)
}

async function blind(): Promise<number> {
  setTimeout(start, 0)
  const result = await autocannon({
    ...{
      url: `http://127.0.0.1:${port}/blind`,
      connections: 16,
      duration: SECONDS,
      method: 'POST',
      body: BODY,
    },
  })
  return result['2xx']
}

/** Octets of an answer, head and body: all of them are as long as the first. */
function sizeOf(answer: Buffer): number {
  const text = answer.toString('latin1', 0, 500)
  return text.indexOf('\r\n\r\n') + 4 + Number(/content-length: (\d+)/i.exec(text)?.[1])
}

/** The floor of Node: the same octets on the same connections, without a look at what comes back. */
async function raw(): Promise<number> {
  const head = `POST /dm HTTP/1.1\r\nhost: x\r\ncontent-type: ${TYPE}\r\ncontent-length: ${BODY.length}\r\n\r\n`
  const request = head + BODY.toString('latin1')
  const shared = Buffer.alloc(64 * 1024)
  let messages = 0
  let going = true
  let size = 0
  const sockets = Array.from({ length: 16 }, () => {
    let left = 0
    const callback = (length: number) => {
      if (size === 0) size = sizeOf(shared)
      if (left === 0) left = size
      left -= length
      if (left > 0) return true
      left = 0
      messages += 1
      if (going) socket.write(request, 'latin1')
      return true
    }
    const socket = connect({ port, host: '127.0.0.1', noDelay: true, onread: { buffer: shared, callback } })
    socket.write(request, 'latin1')
    return socket
  })
  start()
  await new Promise((resolve) => setTimeout(resolve, SECONDS * 1000))
  going = false
  for (const socket of sockets) socket.destroy()
  return messages
}

/** What should not happen against a responder that does what it must. */
const complaints = new Set<string>()

let before = process.cpuUsage()
function start(): void {
  before = process.cpuUsage()
}

const KINDS: Record<string, () => Promise<number>> = {
  'session-xml': () => sessions('xml', '100%'),
  'session-wbxml': () => sessions('wbxml', '100%'),
  'session-xml-unjudged': () => sessions('xml', '0%'),
  'session-wbxml-unjudged': () => sessions('wbxml', '0%'),
  // No answer is like another one there, so that each second one is read by the general reader.
  'session-xml-varied': () => sessions('xml', '100%'),
  autocannon: blind,
  raw,
}

const messages = await (KINDS[kind] ?? raw)()
const { user, system } = process.cpuUsage(before)
for (const complaint of complaints) process.stderr.write(`${kind}: ${complaint}\n`)
process.send?.({ messages, micros: (user + system) / messages })
process.disconnect?.()
setTimeout(() => process.exit(0), 100)
