import type { Random } from '../../simulators/world/random.ts'
import { type HttpResponse, type Transport, TransportProblem } from '../../simulators/world/transport.ts'
import type { Witness } from '../../simulators/world/witness.ts'

/** What may go wrong with one exchange. Milliseconds are real ones: somebody waits for them. */
export type Fault =
  | { readonly kind: 'latency'; readonly ms: number; readonly jitterMs?: number }
  | { readonly kind: 'lose-request' | 'lose-response' | 'reset' | 'duplicate' }
  | { readonly kind: 'slow-body'; readonly ms: number }
  | { readonly kind: 'truncate'; readonly octets: number }
  /** Sends the message with that number, counted from 1, once more: octet by octet, so under its old nonce. */
  | { readonly kind: 'repeat-message'; readonly message: number }
  /** Takes the second Status out of the answer. XML alone: WBXML cannot be cut without being written anew. */
  | { readonly kind: 'drop-second-status' }
  /** Exchanges the MsgIDs of this message and the one before. */
  | { readonly kind: 'swap-msg-id' }

export interface PlannedFault {
  readonly fault: Fault
  /** The exchange that it strikes, counted from 1; every one where nothing is said. */
  readonly exchange?: number
}

/**
 * Wraps a way to the server so that things go wrong on it as planned, each written into the history as it happens. What
 * is not struck passes untouched.
 */
export function withFaults(
  inner: Transport,
  plan: readonly PlannedFault[],
  parts: {
    readonly random: Random
    readonly witness: Witness
    readonly wait?: (ms: number) => Promise<void>
  },
): Transport {
  const wait = parts.wait ?? ((ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)))
  const sent: Parameters<Transport>[0][] = []
  return async (request) => {
    sent.push(request)
    const number = sent.length
    const struck = plan.filter(({ exchange }) => exchange === undefined || exchange === number)
    const tell = (fault: Fault) =>
      parts.witness({ kind: 'wire.fault', fault: fault.kind, detail: `exchange ${number}`, injected: true })
    let outgoing = request
    let answer: HttpResponse | undefined
    for (const { fault } of struck) {
      if (fault.kind === 'latency') {
        tell(fault)
        await wait(fault.ms + (fault.jitterMs ? parts.random.int(fault.jitterMs) : 0))
      } else if (fault.kind === 'lose-request') {
        tell(fault)
        throw new TransportProblem('timeout', 'the request was lost on the way')
      } else if (fault.kind === 'reset') {
        tell(fault)
        throw new TransportProblem('closed', 'the connection was reset')
      } else if (fault.kind === 'duplicate') {
        tell(fault)
        await inner(outgoing)
      } else if (fault.kind === 'repeat-message') {
        const earlier = sent[fault.message - 1]
        if (!earlier) continue
        tell(fault)
        await inner(earlier)
      } else if (fault.kind === 'swap-msg-id') {
        const swapped = withMsgIDBefore(outgoing.body)
        if (!swapped) continue
        tell(fault)
        outgoing = { ...outgoing, body: swapped }
      }
    }
    answer = await inner(outgoing)
    for (const { fault } of struck) {
      if (fault.kind === 'lose-response') {
        tell(fault)
        throw new TransportProblem('timeout', 'the response was lost on the way')
      }
      if (fault.kind === 'slow-body') {
        tell(fault)
        await wait(fault.ms)
      } else if (fault.kind === 'truncate') {
        tell(fault)
        answer = { ...answer, body: answer.body.subarray(0, fault.octets) }
      } else if (fault.kind === 'drop-second-status') {
        const cut = withoutSecondStatus(answer.body)
        if (!cut) continue
        tell(fault)
        answer = { ...answer, body: cut }
      }
    }
    return answer
  }
}

function withMsgIDBefore(body: Uint8Array): Uint8Array | undefined {
  const text = Buffer.from(body).toString('utf8')
  const found = /<MsgID>(\d+)<\/MsgID>/.exec(text)
  const number = Number(found?.[1])
  if (!found || number < 2) return undefined
  return Buffer.from(text.replace(found[0], `<MsgID>${number - 1}</MsgID>`), 'utf8')
}

function withoutSecondStatus(body: Uint8Array): Uint8Array | undefined {
  const text = Buffer.from(body).toString('utf8')
  const second = [...text.matchAll(/<Status>[\s\S]*?<\/Status>/g)][1]
  return second && Buffer.from(text.replace(second[0], ''), 'utf8')
}
