import type { AuthType } from '../../protocol/credentials/type.ts'
import type { DeviceSpec, Origin } from '../../simulators/device/device.ts'
import type { Random } from '../../simulators/world/random.ts'

/** ServerID of the operator whose phone it was before. */
export const PREVIOUS_SERVER = 'dm.previous.example'

/** What a second-hand phone remembers of its previous operator; nothing for other origins. */
export function previousOperator(
  origin: Origin,
  random: Random,
  type: AuthType,
  permanent: boolean,
): DeviceSpec['previous'] {
  if (origin !== 'second-hand' && origin !== 'roaming') return undefined
  const credential = (name: string) => ({ type, name, secret: random.token(12), nonce: random.bytes(16) })
  return {
    permanent,
    account: {
      serverId: PREVIOUS_SERVER,
      name: 'Previous operator',
      address: 'http://127.0.0.1:9/dm',
      client: credential('previous-device'),
      server: credential(PREVIOUS_SERVER),
    },
  }
}
