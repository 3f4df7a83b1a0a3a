import type { Command, Item } from '../../../protocol/syncml/message.ts'
import type { Unnumbered } from './package-one.ts'

/** Commands of a server, each with the CmdID by which a case speaks of its answer. */
const item = (uri: string, data?: string, meta?: Item['meta']): Item => ({
  target: { locURI: uri },
  ...(meta && { meta }),
  ...(data !== undefined && { data }),
})
const TEXT = { format: 'chr', type: 'text/plain' }

export const get = (cmdID: string, uri: string): Unnumbered => ({ name: 'Get', cmdID, items: [item(uri)] })
export const add = (cmdID: string, uri: string, data = 'new', meta: Item['meta'] = TEXT): Unnumbered => ({
  name: 'Add',
  cmdID,
  items: [item(uri, data, meta)],
})
export const addNode = (cmdID: string, uri: string): Unnumbered => ({
  name: 'Add',
  cmdID,
  items: [item(uri, undefined, { format: 'node' })],
})
export const put = (cmdID: string, uri: string, data: string, meta: Item['meta'] = TEXT): Unnumbered => ({
  name: 'Replace',
  cmdID,
  items: [item(uri, data, meta)],
})
export const del = (cmdID: string, uri: string): Unnumbered => ({ name: 'Delete', cmdID, items: [item(uri)] })
export const exec = (cmdID: string, uri: string, correlator?: string): Unnumbered => ({
  name: 'Exec',
  cmdID,
  items: [item(uri)],
  ...(correlator !== undefined && { correlator }),
})
export const copy = (cmdID: string, from: string, to: string): Unnumbered => ({
  name: 'Copy',
  cmdID,
  items: [{ source: { locURI: from }, target: { locURI: to } }],
})
export const ask = (cmdID: string, code: string, ...texts: readonly string[]): Unnumbered => ({
  name: 'Alert',
  cmdID,
  data: code,
  items: texts.map((data) => ({ data })),
})
export const group = (
  name: 'Atomic' | 'Sequence',
  cmdID: string,
  ...commands: readonly Unnumbered[]
): Unnumbered => ({
  name,
  cmdID,
  commands: commands as readonly Command[],
})
export const chunk = (cmdID: string, uri: string, data: string, size?: number, more = true): Unnumbered => ({
  name: 'Replace',
  cmdID,
  items: [
    {
      target: { locURI: uri },
      meta: { ...TEXT, ...(size !== undefined && { size }) },
      data,
      ...(more && { moreData: true }),
    },
  ],
})
