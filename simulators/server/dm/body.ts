import type { IncomingMessage } from 'node:http'
import { HttpProblem } from './http-problem.ts'

/**
 * Reads the whole body. Throws HttpProblem 413 as soon as it is known to be longer than `limit` octets, and 400 when
 * the sender goes away in its middle.
 */
export async function readBody(incoming: IncomingMessage, limit: number): Promise<Uint8Array> {
  const tooLarge = () =>
    new HttpProblem(413, `the body is longer than ${limit} octets`, { connection: 'close' })
  if (Number(incoming.headers['content-length'] ?? 0) > limit) throw tooLarge()
  const parts: Buffer[] = []
  let length = 0
  try {
    for await (const part of incoming as AsyncIterable<Buffer>) {
      length += part.length
      if (length > limit) throw tooLarge()
      parts.push(part)
    }
  } catch (error) {
    if (error instanceof HttpProblem) throw error
    throw new HttpProblem(400, 'the body ended before it was whole', { connection: 'close' })
  }
  return Buffer.concat(parts)
}
