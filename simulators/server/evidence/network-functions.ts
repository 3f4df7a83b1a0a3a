import { Pool } from 'undici'
import type { z } from 'zod'
import { deadlineIn } from '../../world/deadline.ts'
import type { Answer } from './answer.ts'
import {
  type Binding,
  bindingFact,
  callerFact,
  deliveryFact,
  type Equipment,
  enterpriseFact,
  equipmentFact,
  type Keys,
  keysFact,
  type Pair,
  pairsFact,
  reportFact,
  type Subscriber,
  subscriberFact,
} from './facts.ts'

import { ManufacturerFunctions, type ManufacturerTokens } from './manufacturer-functions.ts'
import { PaymentFunctions } from './payment-functions.ts'

const MAX_ANSWER_BYTES = 256 * 1024

/** The operator's network as the server can ask it. No call rejects: what went wrong is in the answer. */
export class NetworkFunctions {
  readonly #pool: Pool
  readonly #base: string
  readonly #timeoutMs: number
  /** Billing system, bank and prepaid system. */
  readonly payment = new PaymentFunctions((method, path, shape, body) => this.#ask(method, path, shape, body))

  readonly manufacturer: ManufacturerFunctions

  constructor(base: string, timeoutMs: number, manufacturer: ManufacturerTokens) {
    const { origin, pathname } = new URL(base)
    this.#pool = new Pool(origin, { connections: 32, pipelining: 1 })
    this.#base = pathname.replace(/\/$/, '')
    this.#timeoutMs = timeoutMs
    this.manufacturer = new ManufacturerFunctions(
      (method, path, shape, body) => this.#ask(method, path, shape, body),
      manufacturer,
    )
  }

  /** HLR by its legal keys. The HLR has no key for equipment: `imei` is what a careless server would try. */
  subscriber(key: 'imsi' | 'msisdn' | 'imei', value: string): Promise<Answer<Subscriber>> {
    return this.#ask('GET', `/hlr/subscribers?${key}=${encodeURIComponent(value)}`, subscriberFact)
  }

  equipment(imei14: string, imsi: string): Promise<Answer<Equipment>> {
    return this.#ask('GET', `/eir/equipment/${imei14}?imsi=${encodeURIComponent(imsi)}`, equipmentFact)
  }

  binding(ip: string): Promise<Answer<Binding>> {
    return this.#ask('GET', `/aaa/bindings/${encodeURIComponent(ip)}`, bindingFact)
  }

  /** Pairs of a subscription, or of an equipment: the operator's equipment log, which proves nothing by itself. */
  async pairs(key: 'imsi' | 'imei', value: string): Promise<Answer<Pair[]>> {
    const answer = await this.#ask('GET', `/add/pairs?${key}=${encodeURIComponent(value)}`, pairsFact)
    return answer.kind === 'ok' ? { kind: 'ok', value: answer.value.pairs } : answer
  }

  /** Zn (TS 33.220): the key of this NAF for a B-TID. */
  keys(btid: string, naf: string): Promise<Answer<Keys>> {
    return this.#ask('POST', '/bsf/keys', keysFact, { btid, naf })
  }

  async callerOk(careCase: string, msisdn: string, passphrase: string): Promise<Answer<boolean>> {
    const body = { case: careCase, msisdn, passphrase }
    const answer = await this.#ask('POST', '/crm/verifications', callerFact, body)
    return answer.kind === 'ok' ? { kind: 'ok', value: answer.value.ok } : answer
  }

  /** Whether a passphrase that was typed into a phone, in a session and for an order, is the one of the number's owner. */
  async userOk(claim: {
    order: string
    session: string
    msisdn: string
    passphrase: string
  }): Promise<Answer<boolean>> {
    const answer = await this.#ask('POST', '/crm/users', callerFact, claim)
    return answer.kind === 'ok' ? { kind: 'ok', value: answer.value.ok } : answer
  }

  /** Tells an enterprise what was done to one of its phones. */
  async reportTo(
    org: string,
    report: { imsi: string; imei: string; order: string; operation: string; result: string },
  ): Promise<Answer<boolean>> {
    const answer = await this.#ask(
      'POST',
      `/enterprise/${encodeURIComponent(org)}/reports`,
      reportFact,
      report,
    )
    return answer.kind === 'ok' ? { kind: 'ok', value: answer.value.noted } : answer
  }

  async enterpriseAllows(
    org: string,
    question: { imsi: string; imei: string; operation: string },
  ): Promise<Answer<boolean>> {
    const path = `/enterprise/${encodeURIComponent(org)}/decisions`
    const answer = await this.#ask('POST', path, enterpriseFact, question)
    return answer.kind === 'ok' ? { kind: 'ok', value: answer.value.allowed } : answer
  }

  async push(message: { imsi: string; contentType: string; body: Uint8Array }): Promise<Answer<boolean>> {
    const answer = await this.#ask('POST', '/push/messages', deliveryFact, {
      to: { imsi: message.imsi },
      contentType: message.contentType,
      body: Buffer.from(message.body).toString('base64'),
    })
    return answer.kind === 'ok' ? { kind: 'ok', value: answer.value.delivered } : answer
  }

  /** A text message for the person at a number. */
  async textTo(msisdn: string, text: string): Promise<Answer<boolean>> {
    const answer = await this.#ask('POST', '/push/messages', deliveryFact, {
      to: { msisdn },
      contentType: 'text/plain',
      body: Buffer.from(text).toString('base64'),
    })
    return answer.kind === 'ok' ? { kind: 'ok', value: answer.value.delivered } : answer
  }

  async close(): Promise<void> {
    await this.#pool.destroy()
  }

  async #ask<T>(
    method: 'GET' | 'POST',
    path: string,
    shape: z.ZodType<T>,
    body?: unknown,
  ): Promise<Answer<T>> {
    const deadline = deadlineIn(this.#timeoutMs)
    try {
      const response = await this.#pool.request({
        method,
        path: this.#base + path,
        signal: deadline.signal,
        headers: {
          accept: 'application/json',
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      })
      const text = await bounded(response.body)
      const { statusCode } = response
      if (statusCode === 404 || statusCode === 410) return { kind: 'unknown' }
      if (statusCode >= 400 && statusCode < 500) return { kind: 'refused', reason: `HTTP ${statusCode}` }
      if (statusCode >= 300) return { kind: 'failed', reason: `HTTP ${statusCode}` }
      const parsed = shape.safeParse(JSON.parse(text))
      if (parsed.success) return { kind: 'ok', value: parsed.data }
      return {
        kind: 'failed',
        reason: `an answer without a proper ${parsed.error.issues[0]?.path.join('.')}`,
      }
    } catch (error) {
      return { kind: 'failed', reason: reasonOf(error) }
    } finally {
      deadline.forget()
    }
  }
}

async function bounded(body: AsyncIterable<Buffer>): Promise<string> {
  const parts: Buffer[] = []
  let length = 0
  for await (const part of body) {
    length += part.length
    if (length > MAX_ANSWER_BYTES) throw new Error('an answer without end')
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.name === 'TimeoutError' || error.name === 'AbortError' ? 'no answer in time' : error.message
}
