import { deviceIdOf } from '../../protocol/identity/imei.ts'
import type { Transport } from '../../simulators/world/transport.ts'
import type { Witness } from '../../simulators/world/witness.ts'
import type { Target } from '../target/target.ts'
import type { Phone } from './phone.ts'
import { type ClosableTransport, httpTransport } from './transport.ts'

/** What the makers of phones put into them, so that they can prove themselves on the TLS layer. */
export class DeviceCertificates {
  readonly #target: Target
  readonly #witness: Witness
  readonly #open: ClosableTransport[] = []

  constructor(target: Target, witness: Witness) {
    this.#target = target
    this.#witness = witness
  }

  /**
   * The phone goes on over TLS, on the line that it has, and shows the certificate of `owner`: its own, unless somebody has
   * put another phone's key into it.
   */
  async show(phone: Phone, owner: Phone = phone): Promise<void> {
    const { certificates, timeoutMs, maxBytes, tls } = this.#target
    if (!certificates) throw new Error('the target gives no authority for the certificates of devices')
    const { Authority } = await import('../tls/authority.ts')
    const authority = await Authority.restore(certificates.authority)
    const own = await authority.issueTo(deviceIdOf(owner.device.imei))
    const ca = tls?.ca ?? certificates.authority.cert
    const transport = httpTransport({ timeoutMs, maxBytes, tls: { ...tls, ca, ...own } })
    this.#open.push(transport)
    const secured: Transport = (request) => {
      this.#witness({ kind: 'tls.client', imei: phone.imei14, subject: owner.imei14 })
      return transport.send(request)
    }
    const line = phone.line.via(secured)
    phone.use((request) => {
      const { pathname, search } = new URL(request.url)
      return line({ ...request, url: `${certificates.origin}${pathname}${search}` })
    })
  }

  async close(): Promise<void> {
    await Promise.all(this.#open.map((each) => each.close()))
  }
}
