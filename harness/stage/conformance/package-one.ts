import { deviceIdOf } from '../../../protocol/identity/imei.ts'
import type { AlertCommand, Command, Item, ItemCommand } from '../../../protocol/syncml/message.ts'

/** A command that gets its CmdID from its place in the message, unless it has one. */
export type Unnumbered = Command extends infer C
  ? C extends Command
    ? Omit<C, 'cmdID'> & { readonly cmdID?: string }
    : never
  : never

/** DevInfo of a device that nobody has seen before (StdObj §5.2): five Items with Source. */
export function devInfo(imei: string, names = ['DevId', 'Man', 'Mod', 'DmV', 'Lang']): Item[] {
  const values: Readonly<Record<string, string>> = {
    DevId: deviceIdOf(imei),
    Man: 'Rollcall',
    Mod: 'Conformance',
    DmV: '1.2.0.0',
    Lang: 'en-GB',
  }
  return names.map((name) => ({
    source: { locURI: `./DevInfo/${name}` },
    meta: { format: 'chr', type: 'text/plain' },
    data: values[name] ?? '',
  }))
}

/** Alert 1201 and Replace of DevInfo, and what the case adds (DM Protocol §8.3). */
export function packageOne(imei: string, more: readonly Unnumbered[] = []): Unnumbered[] {
  return [alert('1201'), replace(devInfo(imei)), ...more]
}

export const alert = (
  data: string,
  items: readonly Item[] = [],
  correlator?: string,
): Omit<AlertCommand, 'cmdID'> => ({
  name: 'Alert',
  data,
  items,
  ...(correlator !== undefined && { correlator }),
})

export const replace = (items: readonly Item[]): Omit<ItemCommand, 'cmdID'> => ({ name: 'Replace', items })

/** A generic alert (DM Protocol §8.7) with one Item. */
export const genericAlert = (type: string, data = '200', correlator?: string): Omit<AlertCommand, 'cmdID'> =>
  alert('1226', [{ source: { locURI: './FUMO' }, meta: { type, format: 'chr' }, data }], correlator)
