import type { Switchboard } from '../farm/switchboard.ts'
import { type OpenPushPoints, openPushPoints } from '../target/push/push-points.ts'
import type { Target } from '../target/target.ts'

/** Opens the places at which a target leaves pushes, and puts what comes there to the plays on stage. */
export async function pushesTo(
  switchboard: Switchboard,
  target: Target | undefined,
): Promise<OpenPushPoints> {
  return openPushPoints(target?.push ?? {}, async ({ address, contentType, body }) => {
    const to = address.length === 15 && /^\d+$/.test(address) ? { imsi: address } : { msisdn: address }
    const message = { to, contentType, body: Buffer.from(body).toString('base64') }
    const answer = await switchboard.ask({ method: 'POST', path: '/push/messages', query: '', body: message })
    return answer !== 'no-answer' && answer.status < 300
  })
}
