import type { Dialect } from '../../../harness/history/event.ts'
import type { Deed } from '../../../harness/stage/conformance/reply.ts'
import type { ScriptedDevice } from '../../../harness/stage/conformance/scripted-device.ts'

/** In, everything done, out: what most statements can be seen in. */
export const ordinary = async (device: ScriptedDevice): Promise<void> => {
  await device.wholeSession()
}

/** The operator queues commands; the device's session then takes them. Nested ones stand in `commands`. */
export interface Ordered {
  readonly name: string
  readonly target?: string
  readonly format?: string
  readonly type?: string
  readonly data?: string
  readonly correlator?: string
  readonly code?: string
  readonly items?: readonly string[]
  readonly source?: string
  readonly commands?: readonly Ordered[]
}

export async function queue(device: ScriptedDevice, ...commands: readonly Ordered[]): Promise<void> {
  await device.stage.operator.order('commands', { imei: device.imei, commands })
}

/** A session in which the server has these commands to send, and the device does as `deed` says. */
export const ordered =
  (commands: readonly Ordered[], deed?: Deed) =>
  async (device: ScriptedDevice): Promise<void> => {
    await queue(device, ...commands)
    await device.wholeSession(deed)
  }

export const macOnly = ({ auth }: Dialect): string | undefined =>
  auth === 'mac' ? undefined : 'is about x-syncml-hmac'
export const noMac = ({ auth }: Dialect): string | undefined =>
  auth === 'mac' ? 'a MAC asks for a credential with every message' : undefined
export const md5Only = ({ auth }: Dialect): string | undefined =>
  auth === 'md5' ? undefined : 'is about auth-md5'
export const noBasic = ({ auth }: Dialect): string | undefined =>
  auth === 'basic' ? 'basic has no nonce' : undefined
export const xmlOnly = ({ content }: Dialect): string | undefined =>
  content === 'xml' ? undefined : 'is about XML'
export const wbxmlOnly = ({ content }: Dialect): string | undefined =>
  content === 'wbxml' ? undefined : 'is about WBXML'
