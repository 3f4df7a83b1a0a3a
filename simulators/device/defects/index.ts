import { macBySubstring } from './d-06-mac-by-substring.ts'
import { shortNonce } from './d-12-short-nonce.ts'
import { obeysAnybody } from './d-17-obeys-anybody.ts'
import { secretsReadable } from './d-25-secrets-readable.ts'
import { digestUnchecked } from './d-32-digest-unchecked.ts'
import { sessionIdSwapped } from './d-35-session-id-swapped.ts'
import { sessionIdDecimal } from './d-36-session-id-decimal.ts'
import { noResync } from './d-37-no-resync.ts'
import { everyTrigger } from './d-41-every-trigger.ts'
import { unsealedBootstrap } from './d-42-unsealed-bootstrap.ts'
import { endlessPin } from './d-46-endless-pin.ts'
import { obstinateBootstrap } from './d-50-obstinate-bootstrap.ts'
import { keepsCardAccount } from './d-51-keeps-card-account.ts'
import { sequenceFirst } from './d-52-sequence-first.ts'
import { forgetsTries } from './d-71-forgets-tries.ts'
import { installsAnything } from './d-85-installs-anything.ts'
import { updatesInAnyState } from './d-86-updates-in-any-state.ts'
import { idlePrompt } from './d-111-idle-prompt.ts'
import type { DeviceDefect } from './defect.ts'

export type { DeviceDefect } from './defect.ts'

/** Every fault that can be built into the device. */
export const DEVICE_DEFECTS: readonly DeviceDefect[] = [
  ...[macBySubstring, shortNonce, obeysAnybody, secretsReadable],
  ...[digestUnchecked, sessionIdSwapped, sessionIdDecimal, noResync, everyTrigger],
  ...[unsealedBootstrap, endlessPin, obstinateBootstrap, keepsCardAccount, sequenceFirst],
  ...[forgetsTries, installsAnything, updatesInAnyState, idlePrompt],
]

export const findDeviceDefect = (name: string): DeviceDefect | undefined =>
  DEVICE_DEFECTS.find(({ id, name: own }) => id === name || own === name)
