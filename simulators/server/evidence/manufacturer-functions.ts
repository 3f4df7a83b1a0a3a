import { z } from 'zod'
import { sameText } from '../../../protocol/credentials/same.ts'
import type { Answer } from './answer.ts'

type Ask = <T>(
  method: 'GET' | 'POST',
  path: string,
  shape: z.ZodType<T>,
  body?: unknown,
) => Promise<Answer<T>>

/** By what the two servers know each other: the operator shows `own`, and the manufacturer's answers carry `theirs`. */
export interface ManufacturerTokens {
  readonly own: string
  readonly theirs: string
}

const challenged = z.object({ token: z.string(), challenge: z.string().min(8).max(200) })
const plain = z.object({ token: z.string() })

/**
 * The manufacturer's server, to which fixes can be delegated. What it is told is what the caller puts into `about`, and
 * nothing is added. An answer of somebody who does not prove to be the manufacturer counts as none.
 */
export class ManufacturerFunctions {
  readonly #ask: Ask
  readonly #tokens: ManufacturerTokens

  constructor(ask: Ask, tokens: ManufacturerTokens) {
    this.#ask = ask
    this.#tokens = tokens
  }

  /** Asks whether a device is one that the fix is for; answers the challenge by which the device proves itself. */
  async target(about: Readonly<Record<string, string>>): Promise<Answer<string>> {
    const answer = await this.#proven('/manufacturer/targets', challenged, about)
    return answer.kind === 'ok' ? { kind: 'ok', value: answer.value.challenge } : answer
  }

  /** Hands over the device's answer; `ok` means that the fix is released for it. */
  release(about: Readonly<Record<string, string>>): Promise<Answer<unknown>> {
    return this.#proven('/manufacturer/releases', plain, about)
  }

  report(about: Readonly<Record<string, string>>): Promise<Answer<unknown>> {
    return this.#proven('/manufacturer/reports', plain, about)
  }

  async #proven<T extends { token: string }>(
    path: string,
    shape: z.ZodType<T>,
    about: Readonly<Record<string, string>>,
  ): Promise<Answer<T>> {
    const answer = await this.#ask('POST', path, shape, { ...about, token: this.#tokens.own })
    if (answer.kind !== 'ok' || sameText(answer.value.token, this.#tokens.theirs)) return answer
    return { kind: 'failed', reason: 'whoever answered did not prove to be the manufacturer' }
  }
}
