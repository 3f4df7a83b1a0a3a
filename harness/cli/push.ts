import type { Switchboard } from '../farm/switchboard.ts'
import { type OpenPushPoints, openPushPoints } from '../target/push/push-points.ts'
import type { Target } from '../target/target.ts'

/** Opens the places at which a target leaves pushes, and puts what comes there to the plays on stage. */
export async function pushesTo(
  switchboard: Switchboard,
  target: Target | undefined,
): Promise<OpenPushPoints> {
  return openPushPoints(target?.push ?? {}, async ({ address, contentType, body }) => {
    const message = { to: receiverOf(address), contentType, body: Buffer.from(body).toString('base64') }
    const answer = await switchboard.ask({ method: 'POST', path: '/push/messages', query: '', body: message })
    return answer !== 'no-answer' && answer.status < 300
  })
}

function receiverOf(address: string): object {
  if (address === '?') return {}
  return /^\d{15}$/.test(address) ? { imsi: address } : { msisdn: address }
}
