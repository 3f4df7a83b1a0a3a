import type { AuthType } from '../../../protocol/credentials/type.ts'
import { deviceIdOf } from '../../../protocol/identity/imei.ts'
import type { Authority, Identity } from '../../tls/authority.ts'
import type { Secure } from '../wire/secure.ts'
import type { Fleet } from './fleet.ts'

/** Certificates that are issued at the same time. */
const AT_ONCE = 32

/**
 * The TLS certificate of each device of a worker, by row. One takes about 2 ms of CPU and 1.3 KB, so all are issued before the
 * run begins. Rejects when an authority is none.
 */
export async function issueCertificates(
  fleet: Fleet,
  secure: Readonly<Partial<Record<AuthType, Secure>>>,
): Promise<Identity[]> {
  const { Authority: Signer } = await import('../../tls/authority.ts')
  const authorities = new Map<AuthType, Authority>()
  for (const [auth, { certificates }] of Object.entries(secure) as [AuthType, Secure][])
    if (certificates) authorities.set(auth, await Signer.restore(certificates.authority))
  const issued: Identity[] = []
  while (issued.length < fleet.size) {
    const rows = Array.from(
      { length: Math.min(AT_ONCE, fleet.size - issued.length) },
      (_, n) => issued.length + n,
    )
    const some = rows.map((row) => {
      const authority = authorities.get(fleet.traits(row).auth)
      if (!authority) throw new RangeError(`nobody signs certificates for ${fleet.traits(row).auth}`)
      return authority.issueTo(deviceIdOf(fleet.identities.imei(fleet.indexOf(row))))
    })
    issued.push(...(await Promise.all(some)))
  }
  return issued
}
