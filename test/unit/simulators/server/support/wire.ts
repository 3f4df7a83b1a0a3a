import { request } from 'undici'
import { contentTypeOf } from '../../../../../protocol/syncml/content-type.ts'
import type { SyncML } from '../../../../../protocol/syncml/message.ts'
import { type Content, readMessage } from '../../../../../protocol/syncml/read.ts'
import { writeMessage } from '../../../../../protocol/syncml/write.ts'

export interface WireAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: Uint8Array
}

/** Posts octets as they are. */
export async function post(
  url: string,
  body: Uint8Array,
  headers: Record<string, string | string[]> = {},
): Promise<WireAnswer> {
  const answer = await request(url, { method: 'POST', body, headers })
  return {
    status: answer.statusCode,
    headers: answer.headers,
    body: new Uint8Array(await answer.body.arrayBuffer()),
  }
}

/** Posts a message and reads the one that comes back. */
export async function postMessage(
  url: string,
  message: SyncML,
  content: Content = 'xml',
  headers: Record<string, string | string[]> = {},
): Promise<WireAnswer & { message: SyncML }> {
  const answer = await post(url, writeMessage(message, content), {
    'content-type': contentTypeOf(content),
    ...headers,
  })
  if (answer.status !== 200) throw new Error(`HTTP ${answer.status}: ${Buffer.from(answer.body)}`)
  return { ...answer, message: readMessage(answer.body, content).message }
}
