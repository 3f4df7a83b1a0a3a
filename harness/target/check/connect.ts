import { connect as connectTcp } from 'node:net'
import { connect as connectTls, type PeerCertificate } from 'node:tls'
import type { Target } from '../target.ts'
import { bad, type Finding, good } from './finding.ts'

/** Whether somebody listens there, and whether their certificate is the one that is wanted. */
export async function checkConnection(target: Target): Promise<Finding[]> {
  const url = new URL(target.endpoint)
  const proxy = target.proxy === undefined ? undefined : new URL(target.proxy)
  if (proxy) return [await reach(hostOf(proxy), portOf(proxy), waitFor(target))]
  const [host, port, wait] = [hostOf(url), portOf(url), waitFor(target)]
  const reached = await reach(host, port, wait)
  if (!reached.ok || url.protocol !== 'https:') return [reached]
  return [reached, await checkTls(target, host, port, wait)]
}

const hostOf = ({ hostname }: URL) => hostname.replace(/^\[|\]$/g, '')
const portOf = ({ port, protocol }: URL) => Number(port || (protocol === 'https:' ? 443 : 80))
const waitFor = ({ timeoutMs }: Target) => Math.min(timeoutMs, 5_000)

function reach(host: string, port: number, wait: number): Promise<Finding> {
  return new Promise((resolve) => {
    const socket = connectTcp({ host, port })
    const settle = (finding: Finding) => {
      socket.destroy()
      resolve(finding)
    }
    const where = `${host}:${port}`
    socket.setTimeout(wait, () =>
      settle(
        bad(
          'reachable',
          `${where} does not answer within ${wait / 1000} s`,
          'check address, firewall and proxy',
        ),
      ),
    )
    socket.once('connect', () => settle(good('reachable', `something listens at ${where}`)))
    socket.once('error', (error: NodeJS.ErrnoException) => settle(unreachable(error, where)))
  })
}

function unreachable({ code, message }: NodeJS.ErrnoException, where: string): Finding {
  if (code === 'ECONNREFUSED')
    return bad('reachable', `nothing listens at ${where}`, 'start the server, or mend the port in endpoint')
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return bad('reachable', `nobody knows the name in ${where}`, 'mend the host in endpoint')
  return bad('reachable', `${where} cannot be reached: ${message}`, 'check address, firewall and proxy')
}

function checkTls({ tls }: Target, host: string, port: number, wait: number): Promise<Finding> {
  return new Promise((resolve) => {
    const name = tls?.servername ?? host
    const sni = /^[\d.]+$|:/.test(name) ? {} : { servername: name }
    const socket = connectTls({ host, port, ...tls, ...sni, ...(tls?.pin && { rejectUnauthorized: false }) })
    const settle = (finding: Finding) => {
      socket.destroy()
      resolve(finding)
    }
    socket.setTimeout(wait, () =>
      settle(
        bad(
          'TLS',
          'the handshake does not end',
          'check that the port speaks TLS, or write http:// in endpoint',
        ),
      ),
    )
    socket.once('secureConnect', () => {
      const certificate = socket.getPeerCertificate()
      const found = fingerprint(certificate)
      if (tls?.pin && tls.pin !== found)
        return settle(
          bad('TLS', 'the certificate is not the pinned one', `if it was renewed, write tls.pin: ${found}`),
        )
      const fine = good('TLS', `${socket.getProtocol()}, certificate for ${namesOf(certificate)}`)
      // Under TLS 1.3 a server says only after the handshake that it wanted a certificate of the device.
      setTimeout(() => settle(fine), SECOND_THOUGHTS_MS)
    })
    socket.once('error', (error: NodeJS.ErrnoException) =>
      settle(refusedTls(error, name, socket.getPeerCertificate?.())),
    )
  })
}

function refusedTls(
  error: NodeJS.ErrnoException,
  name: string,
  certificate: PeerCertificate | undefined,
): Finding {
  const { code = '', message } = error
  const cert = (error as { cert?: PeerCertificate }).cert ?? certificate
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') {
    const names = namesOf(cert)
    return bad(
      'TLS',
      `the certificate is for ${names}, not for ${name}`,
      `use that name in endpoint, or write tls.servername: ${firstName(names)}`,
    )
  }
  if (/SELF_SIGNED|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER/.test(code))
    return bad(
      'TLS',
      'nobody that this machine trusts has signed the certificate',
      'name its authority in tls.ca, or its fingerprint in tls.pin',
    )
  if (/CERTIFICATE_REQUIRED|HANDSHAKE_FAILURE/.test(code))
    return bad(
      'TLS',
      'the server wants a certificate of the device',
      'name one in tls.cert and tls.key, or the authority that issues them in certificates',
    )
  if (code === 'CERT_HAS_EXPIRED') return bad('TLS', 'the certificate has expired', 'have it renewed')
  if (/WRONG_VERSION_NUMBER|EPROTO/.test(code + message))
    return bad('TLS', 'the port does not speak TLS', 'write http:// in endpoint, or mend the port')
  return bad(
    'TLS',
    `the handshake fails: ${message}`,
    'compare tls.minVersion and tls.cert with what the server wants',
  )
}

const SECOND_THOUGHTS_MS = 200

const fingerprint = ({ fingerprint256 = '' }: PeerCertificate) =>
  fingerprint256.replaceAll(':', '').toLowerCase()
const namesOf = (certificate: PeerCertificate | undefined) =>
  certificate?.subjectaltname?.replaceAll(/DNS:|IP Address:/g, '') ??
  String(certificate?.subject?.CN ?? 'another name')
const firstName = (names: string) => names.split(',')[0]?.trim() ?? names
