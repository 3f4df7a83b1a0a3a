import { createHash } from 'node:crypto'
import { type BootstrapAccount, BootstrapProblem } from '../../../protocol/bootstrap/account.ts'
import { readClientProvisioning } from '../../../protocol/bootstrap/client-provisioning.ts'
import { readDmProfile } from '../../../protocol/bootstrap/dm-profile.ts'
import {
  type BootstrapType,
  needsPin,
  parseBootstrapType,
  verifyBootstrapMac,
} from '../../../protocol/bootstrap/security.ts'
import { SyncMLProblem } from '../../../protocol/syncml/problem.ts'
import type { BootstrapOrigin } from '../../world/event.ts'

import type { DeviceFaults } from '../faults.ts'

/** Wrong PINs that a bootstrap message survives (bootstrap notes §4.1). */
const PIN_TRIES = 3

export interface Sealed {
  readonly type: BootstrapType
  readonly by?: string
}

/** A document with its seal proven, or the reason why it is refused. */
export type Opened =
  | {
      readonly account: BootstrapAccount
      readonly type: BootstrapType
      readonly origin: BootstrapOrigin
      readonly by?: string
    }
  | { readonly refused: string; readonly type?: BootstrapType }

/** Checks the seal with the IMSI of the card inside, and the PIN where the seal asks for one; then reads the account. */
export function open(
  contentType: string,
  body: Uint8Array,
  holder: {
    readonly imsi: string | undefined
    readonly id: string
    readonly askPin: () => string | undefined
  },
  faults: DeviceFaults = {},
): Opened {
  const type = parseBootstrapType(contentType)
  if (!type) return { refused: 'the content type is no bootstrap' }
  if (!type.sec && faults.unsealedBootstrap) return read(type, body, holder.id)
  if (!type.sec) return { refused: 'no SEC: nobody vouches for it', type }
  if (!type.mac && type.sec !== 'USERPINMAC') return { refused: 'no MAC', type }
  if (holder.imsi === undefined) return { refused: 'no card to verify it with', type }
  const sealed = needsPin(type.sec)
    ? openedByPin(type, body, holder, faults.endlessPin ? 20 : PIN_TRIES)
    : verified(type, body, holder.imsi)
  if (sealed !== true) return { refused: sealed, type }
  return read(type, body, holder.id)
}

function read(type: BootstrapType, body: Uint8Array, id: string): Opened {
  try {
    const account = type.profile === 'cp' ? readClientProvisioning(body) : readDmProfile(body)
    const pin = type.sec !== undefined && needsPin(type.sec)
    return { account, type, origin: pin ? 'ota-user' : 'ota-net', ...(pin && { by: id }) }
  } catch (problem) {
    if (!(problem instanceof SyncMLProblem) && !(problem instanceof BootstrapProblem)) throw problem
    return { refused: problem.message, type }
  }
}

function openedByPin(
  type: BootstrapType,
  body: Uint8Array,
  { imsi, askPin }: { imsi: string | undefined; askPin: () => string | undefined },
  most: number,
): true | string {
  for (let tries = 0; tries < most; tries++) {
    const pin = askPin()
    if (pin === undefined) return 'the user gave no PIN'
    if (verified(type, body, imsi ?? '', pin) === true) return true
  }
  return `${most} wrong PINs`
}

function verified(
  { sec = 'NETWPIN', mac = '' }: BootstrapType,
  document: Uint8Array,
  imsi: string,
  pin?: string,
): true | string {
  const { ok } = verifyBootstrapMac({ sec, mac, imsi, document, ...(pin !== undefined && { pin }) })
  return ok || 'the MAC does not fit the card that is inside'
}

/** The name of a document, to know it again. */
export const documentName = (body: Uint8Array): string => createHash('sha256').update(body).digest('hex')
