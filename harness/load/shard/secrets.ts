import { readBasic } from '../../../protocol/credentials/basic.ts'
import { authTypeOf } from '../../../protocol/credentials/type.ts'
import { contentOf } from '../../../protocol/syncml/content-type.ts'
import { readMessage } from '../../../protocol/syncml/read.ts'
import type { Stamped } from '../../history/event.ts'

/** What a session's messages say that must not be written down: passwords of basic credentials, and nonces. */
export function secretsIn(events: readonly Stamped[]): string[] {
  const secrets = new Set<string>()
  for (const event of events) {
    const content = event.kind === 'dm.msg' ? contentOf(event.contentType) : undefined
    if (event.kind !== 'dm.msg' || !content) continue
    try {
      const { hdr, body } = readMessage(Buffer.from(event.body, 'base64'), content).message
      if (hdr.cred && authTypeOf(hdr.cred.meta?.type) === 'basic') {
        secrets.add(hdr.cred.data)
        secrets.add(readBasic(hdr.cred.data)?.password ?? '')
      }
      for (const command of body.commands) {
        if (command.name === 'Status') secrets.add(command.chal?.meta.nextNonce ?? '')
      }
    } catch {
      // What cannot be read has no credential that anybody could find.
    }
  }
  return [...secrets].filter((secret) => secret.length >= 6).sort((a, b) => b.length - a.length)
}
