import type { SyncML } from '../../protocol/syncml/message.ts'
import { SyncMLProblem } from '../../protocol/syncml/problem.ts'
import { readMessage, sniffContent } from '../../protocol/syncml/read.ts'
import { writeMessage } from '../../protocol/syncml/write.ts'
import type { Random } from '../../simulators/world/random.ts'
import {
  type HttpRequest,
  type HttpResponse,
  type Transport,
  TransportProblem,
} from '../../simulators/world/transport.ts'
import type { Witness } from '../../simulators/world/witness.ts'
import type { Fault } from '../target/fault.ts'

/** One exchange on its way: faults change what leaves and what comes back. */
interface Passing {
  request: HttpRequest
  answer: HttpResponse
}

interface Line {
  readonly inner: Transport
  /** Everything that was sent before, oldest first. */
  readonly sent: readonly HttpRequest[]
  readonly random: Random
  readonly wait: (ms: number) => Promise<void>
}

/** What a fault does: false where this exchange gives it nothing to strike. */
type Strike<K extends Fault['kind']> = (
  fault: Extract<Fault, { kind: K }>,
  passing: Passing,
  line: Line,
) => boolean | Promise<boolean>

const lost = (what: string) => () => {
  throw new TransportProblem('timeout', `the ${what} was lost on the way`)
}

const BEFORE: { readonly [K in Fault['kind']]?: Strike<K> } = {
  latency: async ({ ms, jitterMs }, _, { wait, random }) => {
    await wait(ms + (jitterMs ? random.int(jitterMs) : 0))
    return true
  },
  'lose-request': lost('request'),
  reset: () => {
    throw new TransportProblem('closed', 'the connection was reset')
  },
  duplicate: async (_, { request }, { inner }) => {
    await inner(request)
    return true
  },
  'repeat-message': async ({ message }, _, { sent, inner }) => {
    const earlier = sent[message - 1]
    if (!earlier) return false
    await inner(earlier)
    return true
  },
  'swap-msg-id': (_, passing) => {
    const body = rewritten(passing.request.body, withMsgIDBefore)
    if (body) passing.request = { ...passing.request, body }
    return body !== undefined
  },
}

const AFTER: { readonly [K in Fault['kind']]?: Strike<K> } = {
  'lose-response': lost('response'),
  'slow-body': async ({ ms }, _, { wait }) => {
    await wait(ms)
    return true
  },
  truncate: ({ octets }, passing) => {
    const { answer } = passing
    if (answer.body.length <= octets) return false
    passing.answer = { ...answer, body: answer.body.subarray(0, octets) }
    return true
  },
  'drop-second-status': (_, passing) => {
    const body = rewritten(passing.answer.body, withoutSecondStatus)
    if (body) passing.answer = { ...passing.answer, body }
    return body !== undefined
  },
}

/**
 * Wraps a way to the server so that things go wrong on it as planned, each written into the history as it happens. What
 * is not struck passes untouched.
 */
export function withFaults(
  inner: Transport,
  faults: readonly Fault[],
  parts: { readonly random: Random; readonly witness: Witness; readonly wait: (ms: number) => Promise<void> },
): Transport {
  const sent: HttpRequest[] = []
  const line: Line = { inner, sent, random: parts.random, wait: parts.wait }
  const strikes = ({ exchange, share }: Fault, number: number) =>
    (exchange === undefined || exchange === number) &&
    (share === undefined || parts.random.int(1_000_000) < share * 1_000_000)
  return async (request) => {
    const number = sent.push(request)
    const struck = faults.filter((fault) => strikes(fault, number))
    const passing: Passing = { request, answer: { status: 0, headers: {}, body: new Uint8Array() } }
    const befall = async (table: typeof BEFORE) => {
      for (const fault of struck) {
        const strike = table[fault.kind] as Strike<Fault['kind']> | undefined
        if (!strike) continue
        const tell = () =>
          parts.witness({
            kind: 'wire.fault',
            fault: fault.kind,
            detail: `exchange ${number}`,
            injected: true,
          })
        try {
          if (await strike(fault, passing, line)) tell()
        } catch (problem) {
          tell()
          throw problem
        }
      }
    }
    await befall(BEFORE)
    passing.answer = await inner(passing.request)
    await befall(AFTER)
    return passing.answer
  }
}

/** A message changed and written anew in its own encoding; undefined where it is none, or has nothing to change. */
function rewritten(
  body: Uint8Array,
  change: (message: SyncML) => SyncML | undefined,
): Uint8Array | undefined {
  const content = sniffContent(body)
  if (!content) return undefined
  try {
    const changed = change(readMessage(body, content).message)
    return changed && writeMessage(changed, content)
  } catch (problem) {
    if (!(problem instanceof SyncMLProblem)) throw problem
    return undefined
  }
}

/** The message under the MsgID of the one before it. */
function withMsgIDBefore({ hdr, body }: SyncML): SyncML | undefined {
  const number = Number(hdr.msgID)
  return number > 1 ? { hdr: { ...hdr, msgID: String(number - 1) }, body } : undefined
}

function withoutSecondStatus({ hdr, body }: SyncML): SyncML | undefined {
  const second = body.commands.filter(({ name }) => name === 'Status')[1]
  if (!second) return undefined
  return { hdr, body: { ...body, commands: body.commands.filter((each) => each !== second) } }
}
