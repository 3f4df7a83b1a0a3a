import type { IncomingMessage, ServerResponse } from 'node:http'
import { z } from 'zod'
import type { Context } from '../context.ts'
import { readBody } from '../dm/body.ts'
import { HttpProblem } from '../dm/http-problem.ts'
import { imei, maybe } from '../operator/fields.ts'
import { checked } from '../operator/route.ts'
import { answerHolds, challengeHeader, readAnswer } from '../subscriber/challenge.ts'

export const AGENT_PATH = '/agent/phones'

const wish = z.object({ imei, pc: maybe(z.string().max(100)), imsi: maybe(z.string()) })

const BODY_BYTES = 4 * 1024

/** Challenges that were given out and not answered; the oldest go first. */
const MAX_OPEN = 10_000

/**
 * A PC agent wants to speak for a phone that stands beside it. The phone itself must want that: its card answers the
 * challenge with keys of the bootstrapping architecture, which the agent can carry but not make (SP-PC-02).
 */
export class AgentDoor {
  readonly #context: Context
  readonly #open = new Set<string>()

  constructor(context: Context) {
    this.#context = context
  }

  async serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    if (incoming.method !== 'POST') throw new HttpProblem(405, 'use POST', { allow: 'POST' })
    const body = await readBody(incoming, BODY_BYTES)
    const { imei: imei14, imsi: claimed } = checked(wish, asJson(body))
    const { authorization } = incoming.headers
    const proven = authorization === undefined ? undefined : await this.#proven(authorization, body)
    if (!this.#context.decisions.associationProven(proven !== undefined)) return this.#ask(outgoing)
    const imsi = proven ?? claimed ?? (await this.#seenIn(imei14))
    if (imsi === undefined) return this.#ask(outgoing)
    if (proven !== undefined && !(await this.#agrees(imsi, imei14))) {
      throw new HttpProblem(403, 'the network sees this subscription in another phone')
    }
    const token = this.#context.random.tokens.token(18)
    this.#context.store.portal.phones.add(token, { imei14, imsi })
    const portal = new URL(`/portal/start?phone=${token}`, this.#context.endpoint()).href
    reply(outgoing, 201, { portal })
  }

  /** The subscription whose card answered the challenge. */
  async #proven(authorization: string, body: Uint8Array): Promise<string | undefined> {
    const answer = readAnswer(authorization)
    if (!answer || !this.#open.delete(answer.nonce)) return undefined
    const { decisions, functions, nafFqdn, store } = this.#context
    const bsf = await decisions.askKeys(functions, answer.btid, nafFqdn)
    if (bsf.kind !== 'ok') return undefined
    const { ksNaf, imsi, remainingSeconds } = bsf.value
    const boundTo = store.btids.sessionOf(answer.btid)
    const state = { session: answer.nonce, remainingSeconds, ...(boundTo !== undefined && { boundTo }) }
    const holds = answerHolds(answer, { nafFqdn, uri: AGENT_PATH, body, ksNaf })
    if (!holds || !decisions.btidUsable(state)) return undefined
    store.btids.bind(answer.btid, answer.nonce)
    return imsi
  }

  /** The network sees the subscription in this very equipment. */
  async #agrees(imsi: string, imei14: string): Promise<boolean> {
    const { decisions, functions } = this.#context
    const pairs = await functions.pairs('imsi', imsi)
    const now = pairs.kind === 'ok' ? pairs.value.find(({ attached }) => attached) : undefined
    return now !== undefined && decisions.sameEquipment(imei14, now.imei)
  }

  async #seenIn(imei14: string): Promise<string | undefined> {
    const pairs = await this.#context.functions.pairs('imei', imei14)
    return pairs.kind === 'ok' ? pairs.value.find(({ attached }) => attached)?.imsi : undefined
  }

  #ask(outgoing: ServerResponse): void {
    const { nafFqdn, random } = this.#context
    const challenge = { nonce: random.tokens.token(16), opaque: random.tokens.token(8) }
    if (this.#open.size >= MAX_OPEN) this.#open.delete(this.#open.values().next().value ?? '')
    this.#open.add(challenge.nonce)
    const headers = { 'www-authenticate': challengeHeader(nafFqdn, challenge) }
    reply(outgoing, 401, { error: 'the phone must prove itself' }, headers)
  }
}

function asJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString('utf8'))
  } catch {
    throw new HttpProblem(400, 'the body is not JSON')
  }
}

function reply(
  outgoing: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  outgoing.writeHead(status, { ...headers, 'content-type': 'application/json' })
  outgoing.end(JSON.stringify(body))
}
