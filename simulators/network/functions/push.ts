import type { Network } from '../network.ts'
import { down, type Route, refuse, text } from './route.ts'

/** Whom a push is for: a datagram names nobody, and is for the phone that the target was last asked to reach. */
function receiverOf(network: Network, body: unknown): { imsi?: string; msisdn?: string } {
  const to = (body as { to?: unknown } | null)?.to
  const [imsi, msisdn] = [text(to, 'imsi'), text(to, 'msisdn')]
  if (imsi) return { imsi }
  return msisdn ? { msisdn } : (network.reached ?? {})
}

/** The push gateway: what is given to it goes to the phone by SMS. */
export const push: Route = {
  name: 'push',
  method: 'POST',
  pattern: /^\/push\/messages$/,
  concerns: (network, { body }) => {
    const { imsi = '', msisdn = '' } = receiverOf(network, body)
    return network.hlr.find(imsi ? 'imsi' : 'msisdn', imsi || msisdn) !== undefined
  },
  answer: (network, { body }, _id, fault) => {
    const failed = down(fault)
    if (failed) return failed
    const to = receiverOf(network, body)
    const octets = Uint8Array.from(Buffer.from(text(body, 'body'), 'base64'))
    if ((!to.imsi && !to.msisdn) || octets.length === 0)
      return refuse(400, 'to.imsi or to.msisdn, contentType and body')
    const delivered = network.delivery.send(to, {
      contentType: text(body, 'contentType'),
      body: octets,
      sender: 'target',
    })
    return { status: 202, body: { delivered } }
  },
}
