import { writeClientProvisioning } from '../../../protocol/bootstrap/client-provisioning.ts'
import { bootstrapMac, formatBootstrapType, type Sec } from '../../../protocol/bootstrap/security.ts'
import type { Push } from '../../../simulators/network/delivery.ts'
import type { Stage } from '../stage.ts'

/** A bootstrap document that is not the target's, on its way to the phone of a subscription. Gives what was sent. */
export function rogueBootstrap(
  stage: Stage,
  imsi: string,
  wish: { readonly sec: Sec | undefined; readonly sealedFor?: string; readonly serverId?: string },
): Push {
  const random = stage.random.fork(`rogue/${imsi}/${wish.sec}`)
  const type = stage.dialect.auth
  const serverId = wish.serverId ?? 'dm.evil.example'
  const credential = (name: string) => ({ type, name, secret: random.token(12), nonce: random.bytes(16) })
  const body = writeClientProvisioning({
    ...{ serverId, name: 'Somebody', address: 'http://127.0.0.1:9/dm' },
    client: credential('victim'),
    server: credential(serverId),
  })
  const { sec } = wish
  const mac = sec && bootstrapMac({ sec, imsi: wish.sealedFor ?? imsi, document: body })
  const contentType = formatBootstrapType({ profile: 'cp', ...(sec && { sec }), ...(mac && { mac }) })
  const push: Push = { contentType, body, sender: 'stage' }
  stage.network.delivery.send({ imsi }, push)
  return push
}
