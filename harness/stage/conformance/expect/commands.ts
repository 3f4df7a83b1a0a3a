import type { Command, Item } from '../../../../protocol/syncml/message.ts'
import { flattened } from '../transcript.ts'
import { type Seen, type Test, test } from './expected.ts'

/** The shape of the commands of that name: several names share one. */
type Of<N extends Command['name']> = Command extends infer C
  ? C extends { readonly name: infer M }
    ? N extends M
      ? C
      : never
    : never
  : never

/** A statement about each command of that name that the server sends, nested ones included; unseen where there is none. */
export const each = <N extends Command['name']>(name: N, what: string, see: (command: Of<N>) => Seen): Test =>
  test(`${name}: ${what}`, ({ got }) => {
    const found = flattened(got?.message?.body.commands ?? []).filter(
      ({ name: each }) => each === name,
    ) as unknown as Of<N>[]
    if (found.length === 0) return undefined
    const seen = found.map(see).filter((one) => one !== undefined)
    return seen.find((one) => one !== true) ?? (seen.length > 0 ? true : undefined)
  })

/** A statement about the Items of every command that has them, with Alerts and Statuses left out. */
export const eachItem = (what: string, see: (item: Item, command: Command) => Seen): Test =>
  test(what, ({ got }) => {
    const seen = flattened(got?.message?.body.commands ?? []).flatMap((command) =>
      !('items' in command) || ['Alert', 'Status', 'Results'].includes(command.name)
        ? []
        : command.items.map((item) => see(item, command)).filter((one) => one !== undefined),
    )
    return seen.find((one) => one !== true) ?? (seen.length > 0 ? true : undefined)
  })

/** Relative URIs from the root: no slash in front or behind, nothing that climbs (TND §6). */
export const relativeTargets = eachItem('Targets are relative URIs of the tree', ({ target }) => {
  const uri = target?.locURI
  if (uri === undefined) return undefined
  const [path = ''] = uri.split('?')
  const bad =
    path === '' || path.startsWith('/') || (path.endsWith('/') && path !== '/') || path.includes('../')
  return !bad || `Target '${uri}'`
})

export const hasTarget = eachItem('each Item has a Target', ({ target }) =>
  target?.locURI ? true : 'an Item without Target',
)

/** No command of that name at any depth. */
export const never = (...names: readonly Command['name'][]): Test =>
  test(`no ${names.join(', no ')}`, ({ got }) => {
    if (!got?.message) return undefined
    const found = flattened(got.message.body.commands).find(({ name }) => names.includes(name))
    return found === undefined || `${found.name} was sent`
  })

/** The message has such a command at its top level, and all of it. */
export const sends = (name: Command['name']): Test =>
  test(`${name} is sent`, ({ got }) =>
    got?.message
      ? flattened(got.message.body.commands).some((command) => command.name === name) || `no ${name}`
      : undefined)
