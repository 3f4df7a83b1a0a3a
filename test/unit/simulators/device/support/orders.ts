import type { Command, Item, Meta } from '../../../../../protocol/syncml/message.ts'

/** A command before it has a number: `numbered` gives one to each, nested ones included. */
export type Order =
  | { readonly name: 'Add' | 'Replace' | 'Copy' | 'Delete' | 'Get' | 'Exec'; readonly items: readonly Item[] }
  | { readonly name: 'Alert'; readonly data: string; readonly items: readonly Item[] }
  | { readonly name: 'Atomic' | 'Sequence'; readonly commands: readonly Order[] }

const at = (locURI: string) => ({ target: { locURI } })

export const get = (...uris: readonly string[]): Order => ({ name: 'Get', items: uris.map(at) })
export const remove = (uri: string): Order => ({ name: 'Delete', items: [at(uri)] })
export const exec = (uri: string): Order => ({ name: 'Exec', items: [at(uri)] })
export const copy = (from: string, to: string): Order => ({
  name: 'Copy',
  items: [{ ...at(to), source: { locURI: from } }],
})
export const add = (uri: string, data: Item['data'], meta: Meta = { format: 'chr' }): Order => ({
  name: 'Add',
  items: [{ ...at(uri), meta, ...(data !== undefined && { data }) }],
})
export const folder = (uri: string): Order => add(uri, undefined, { format: 'node' })
export const replace = (uri: string, data: Item['data'], meta?: Meta): Order => ({
  name: 'Replace',
  items: [{ ...at(uri), ...(meta && { meta }), ...(data !== undefined && { data }) }],
})
export const alert = (data: string, ...texts: readonly string[]): Order => ({
  name: 'Alert',
  data,
  items: texts.map((text) => ({ data: text })),
})
export const atomic = (...commands: readonly Order[]): Order => ({ name: 'Atomic', commands })
export const sequence = (...commands: readonly Order[]): Order => ({ name: 'Sequence', commands })

/** One chunk of a large object; `size` stands in the first one alone, `more` in all but the last. */
export const chunk = (
  uri: string,
  data: string,
  { size, more }: { size?: number; more: boolean },
): Order => ({
  name: 'Replace',
  items: [
    { ...at(uri), meta: { format: 'chr', ...(size && { size }) }, data, ...(more && { moreData: true }) },
  ],
})

/** Commands with CmdIDs in the order in which they stand, from `first`. */
export function numbered(orders: readonly Order[], first: number): Command[] {
  let next = first
  const give = (order: Order): Command => {
    const cmdID = String(next++)
    if (!('commands' in order)) return { ...order, cmdID } as Command
    return { ...order, cmdID, commands: order.commands.map(give) }
  }
  return orders.map(give)
}
