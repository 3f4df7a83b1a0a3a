import type { SyncML } from '../../../protocol/syncml/message.ts'
import { readMessage } from '../../../protocol/syncml/read.ts'
import { writeMessage } from '../../../protocol/syncml/write.ts'
import type { HttpResponse, Transport } from '../../../simulators/world/transport.ts'
import type { Dialect } from '../../history/event.ts'

/** Changes one answer of the server on its way; `n` counts the answers of the play from 1. */
export type Tamper = (answer: SyncML, n: number, response: HttpResponse) => SyncML | HttpResponse

/** Somebody between device and server who can read and change what the server says. */
export function middleman(path: Transport, { content }: Dialect, tamper: Tamper): Transport {
  let n = 0
  return async (request) => {
    const response = await path(request)
    if (response.body.length === 0) return response
    n += 1
    const changed = tamper(readMessage(response.body, content).message, n, response)
    return 'hdr' in changed ? { ...response, body: writeMessage(changed, content) } : changed
  }
}
