import 'reflect-metadata'
import { webcrypto } from 'node:crypto'
import {
  BasicConstraintsExtension,
  cryptoProvider,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  type Extension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509'

cryptoProvider.set(webcrypto as never)

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const
const YEAR_MS = 365 * 24 * 3600 * 1000

type Keys = Awaited<ReturnType<typeof webcrypto.subtle.generateKey>> & webcrypto.CryptoKeyPair

/** A certificate with its private key, both as PEM. */
export interface Identity {
  readonly cert: string
  readonly key: string
}

/** A certificate authority for one machine: whoever trusts it takes the proxy for any server. */
export class Authority {
  readonly #root: X509Certificate
  readonly #keys: Keys
  readonly #from: Date

  private constructor(root: X509Certificate, keys: Keys, from: Date) {
    this.#root = root
    this.#keys = keys
    this.#from = from
  }

  static async make(now: Date): Promise<Authority> {
    const keys = await newKeys()
    const from = new Date(now.getTime() - 60_000)
    const root = await X509CertificateGenerator.createSelfSigned({
      serialNumber: '01',
      name: 'CN=Rollcall local authority',
      notBefore: from,
      notAfter: new Date(now.getTime() + YEAR_MS),
      signingAlgorithm: ALGORITHM,
      keys: keys as never,
      extensions: [
        new BasicConstraintsExtension(true, 0, true),
        new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      ],
    })
    return new Authority(root, keys, from)
  }

  /** The authority that wrote itself down as an identity. Rejects when that is not what it is. */
  static async restore({ cert, key }: Identity): Promise<Authority> {
    const root = new X509Certificate(cert)
    const pkcs8 = Buffer.from(key.replace(/-----[^-]+-----|\s/g, ''), 'base64')
    const privateKey = await webcrypto.subtle.importKey('pkcs8', pkcs8, ALGORITHM, true, ['sign'])
    const publicKey = (await root.publicKey.export(webcrypto as never)) as never
    return new Authority(root, { privateKey, publicKey } as Keys, root.notBefore)
  }

  /** Everything that it takes to be this authority: whoever holds it can issue. */
  async identity(): Promise<Identity> {
    return { cert: this.pem, key: await pemOf(this.#keys) }
  }

  /** The certificate that a device must trust. */
  get pem(): string {
    return this.#root.toString('pem')
  }

  /** A certificate for a host name or an IPv4 address. */
  issue(host: string): Promise<Identity> {
    const kind = /^\d+\.\d+\.\d+\.\d+$/.test(host) ? 'ip' : 'dns'
    return this.#sign(host, [new SubjectAlternativeNameExtension([{ type: kind, value: host }])])
  }

  /** A certificate by which a client proves to be who its common name says. */
  issueTo(commonName: string): Promise<Identity> {
    return this.#sign(commonName, [new ExtendedKeyUsageExtension([ExtendedKeyUsage.clientAuth])])
  }

  async #sign(commonName: string, extensions: Extension[]): Promise<Identity> {
    const keys = await newKeys()
    const certificate = await X509CertificateGenerator.create({
      serialNumber: Buffer.from(webcrypto.getRandomValues(new Uint8Array(8))).toString('hex'),
      subject: `CN=${commonName}`,
      issuer: this.#root.subject,
      notBefore: this.#from,
      notAfter: new Date(this.#from.getTime() + YEAR_MS),
      signingAlgorithm: ALGORITHM,
      publicKey: keys.publicKey as never,
      signingKey: this.#keys.privateKey as never,
      extensions,
    })
    return { cert: `${certificate.toString('pem')}\n${this.pem}`, key: await pemOf(keys) }
  }
}

async function pemOf({ privateKey }: Keys): Promise<string> {
  const pkcs8 = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', privateKey)).toString('base64')
  const lines = pkcs8.match(/.{1,64}/g)?.join('\n') ?? ''
  return `-----BEGIN PRIVATE KEY-----\n${lines}\n-----END PRIVATE KEY-----\n`
}

async function newKeys(): Promise<Keys> {
  return (await webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify'])) as Keys
}
