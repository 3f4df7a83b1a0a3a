import type { BootstrapAccount } from '../../../protocol/bootstrap/account.ts'
import { givenAccount } from '../given-account.ts'
import type { Phone } from '../phone.ts'
import type { Stage } from '../stage.ts'
import { ScriptedDevice } from './scripted-device.ts'

/** A scripted device, and the phone whose account and line it uses where the target bootstraps one. */
export interface CastDevice {
  readonly device: ScriptedDevice
  readonly phone?: Phone
}

/**
 * A device that the target has an account for: the one of the target file, or a phone that the target bootstraps when
 * the network tells it of the pair. Without either, a device that nobody knows.
 */
export async function castDevice(stage: Stage): Promise<CastDevice> {
  const account = givenAccount(stage)
  if (account && stage.can('notifications')) return reachable(stage, account)
  if (account) return { device: scripted(stage, account, stage.target.account?.imei ?? '') }
  if (!stage.can('pairs')) return { device: scripted(stage, undefined, stage.cast.drawImei()) }
  const holder = stage.cast.subscriber()
  const card = stage.cast.card({ owner: holder })
  const phone = stage.cast.phone({ holder, origin: 'second-hand' })
  phone.insert(card)
  await phone.switchOn()
  await stage.detected(phone)
  const record = phone.device.accounts
    .active(card.imsi)
    .find(({ serverId }) => serverId === stage.target.serverId)
  const made = record && phone.device.accounts.read(record)
  return { device: scripted(stage, made, phone.device.imei, phone), phone }
}

/** A phone with the account of the target file and a card inside, which pushes can reach. */
async function reachable(stage: Stage, account: BootstrapAccount): Promise<CastDevice> {
  const holder = stage.cast.subscriber()
  const imei = stage.target.account?.imei ?? stage.cast.drawImei()
  const phone = stage.cast.phone({ holder, origin: 'second-hand', imei })
  phone.insert(stage.cast.card({ owner: holder }))
  await phone.switchOn()
  phone.given()
  return { device: scripted(stage, account, imei, phone), phone }
}

function scripted(
  stage: Stage,
  account: BootstrapAccount | undefined,
  imei: string,
  phone?: Phone,
): ScriptedDevice {
  const path = phone?.path ?? stage.wire
  return new ScriptedDevice({ stage, account, imei, path, ...(phone && { phone }) })
}
