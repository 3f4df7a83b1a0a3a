import { connect as connectTls } from 'node:tls'
import type { HttpResponse } from '../../../simulators/world/transport.ts'
import type { Target } from '../target.ts'
import { bad, type Finding } from './finding.ts'

/** What came back for package 1 where it was not SyncML: an answer, or why there was none. */
export interface Unspoken {
  readonly response?: HttpResponse
  readonly problem?: string
}

/** Names what listens there instead of a DM server, and what to do about it. */
export async function whatIsIt(target: Target, { response, problem }: Unspoken): Promise<Finding> {
  if (!response) return (await speaksTls(target)) ? TLS : noAnswer(String(problem))
  const { status, headers } = response
  const text = Buffer.from(response.body).toString('latin1')
  if (status === 400 && /HTTPS (port|server)|over TLS/i.test(text)) return TLS
  if (status >= 500)
    return bad(
      'DM',
      `the server answers package 1 with HTTP ${status}`,
      'look into its log: it failed over a correct message',
    )
  if (status === 401 || status === 403)
    return bad(
      'DM',
      `HTTP ${status} before anything about DM was said`,
      'somebody in front of the server wants a login: name the DM endpoint itself',
    )
  if (status >= 300 && status < 400 && headers['location'])
    return bad(
      'DM',
      `the server sends devices on to ${headers['location']} (HTTP ${status})`,
      'write that address as endpoint, if it is the DM server: devices do not follow',
    )
  const html = /html/i.test(headers['content-type'] ?? '') || /^\s*<(!doctype html|html)/i.test(text)
  if (html || status === 404 || status === 405)
    return bad(
      'DM',
      `an ordinary web site answers (HTTP ${status}), not a DM server`,
      'mend the path in endpoint; DM servers often have /dm or /omadm',
    )
  return bad('DM', `HTTP ${status}, and no SyncML in it`, 'check that endpoint is that of the DM server')
}

const TLS = bad('DM', 'the port speaks TLS, not plain HTTP', 'write https:// in endpoint')

function noAnswer(problem: string): Finding {
  if (problem.includes('larger than'))
    return bad(
      'DM',
      `the answer to package 1 does not end: ${problem}`,
      'have the server end its answers, or allow more with maxBytes',
    )
  if (problem.includes('closed'))
    return bad(
      'DM',
      'the server closes the connection instead of answering package 1',
      'look into its log: it failed over a correct message',
    )
  return bad(
    'DM',
    `no answer to package 1: ${problem}`,
    'look into the log of the server, or give it more time with timeoutSeconds',
  )
}

/** Whether a port that was spoken to in plain HTTP, and hung up, takes a TLS handshake. */
function speaksTls({ endpoint, proxy }: Target): Promise<boolean> {
  const { protocol, hostname, port } = new URL(endpoint)
  if (protocol !== 'http:' || proxy !== undefined) return Promise.resolve(false)
  return new Promise((resolve) => {
    const host = hostname.replace(/^\[|\]$/g, '')
    const socket = connectTls({ host, port: Number(port || 80), rejectUnauthorized: false })
    const settle = (does: boolean) => {
      socket.destroy()
      resolve(does)
    }
    socket.setTimeout(2_000, () => settle(false))
    socket.once('secureConnect', () => settle(true))
    socket.once('error', () => settle(false))
    socket.once('close', () => settle(false))
  })
}
