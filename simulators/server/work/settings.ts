import type { Draft } from '../dm/draft.ts'
import { childrenOf } from './children.ts'
import { HOME_NAP, HOME_SETTINGS, OWN } from './home-settings.ts'
import type { Heard, Plan, Told } from './plan.ts'

/**
 * What use case 5.1.4 does in a session: see what the device is and what its last owner's operator left in it, then put
 * the own configuration in place of it. What cannot be deleted stays, without keeping the new data out.
 */
export class Settings implements Plan {
  readonly operation = 'OP-CONF'
  readonly #serverId: string
  #batch = 0

  constructor(serverId: string, asksFirst = false) {
    this.#serverId = serverId
    if (asksFirst) this.#batch = -1
  }

  next({ told }: Heard): readonly Draft[] {
    this.#batch += 1
    if (this.#batch === 0) return [QUESTION]
    if (this.#batch === 1) return INVENTORY
    return this.#batch === 2 ? overriding(told, this.#serverId) : []
  }
}

const QUESTION: Draft = {
  name: 'Alert',
  target: '',
  alert: { code: 1101, text: 'May your operator look after this phone?' },
}

/** Nothing personal: version, firmware, and the names of the nodes that will be overridden. */
const INVENTORY: readonly Draft[] = [
  './DevDetail/FwV',
  './DevDetail/SwV',
  './DevDetail/LrgObj',
  './NAP',
  './Proxy',
  './Settings',
].map((target) => ({ operation: 'OP-INV', name: 'Get', target }))

function overriding(told: Told, serverId: string): Draft[] {
  const naps = childrenOf(told, './NAP')
  const proxies = childrenOf(told, './Proxy')
  const settings = childrenOf(told, './Settings')
  const home = `./NAP/${OWN}`
  return [
    ...naps.filter((name) => name !== OWN).map((name) => remove(`./NAP/${name}`)),
    ...proxies.map((name) => remove(`./Proxy/${name}`)),
    ...(naps.includes(OWN) ? [] : [write('Add', home, { format: 'node' })]),
    ...HOME_NAP.map(({ name, data }) =>
      write(naps.includes(OWN) ? 'Replace' : 'Add', `${home}/${name}`, { data }),
    ),
    ...HOME_SETTINGS.map(({ name, data }) =>
      write(settings.includes(name) ? 'Replace' : 'Add', `./Settings/${name}`, { data }),
    ),
    {
      operation: 'OP-ACC',
      name: 'Replace',
      target: `${home}?prop=ACL`,
      data: `Get=${serverId}&Replace=${serverId}&Delete=${serverId}`,
    },
  ]
}

function write(name: 'Add' | 'Replace', target: string, value: { data?: string; format?: string }): Draft {
  return { operation: 'OP-CONF', name, target, ...value }
}

function remove(target: string): Draft {
  return { operation: 'OP-CONF', name: 'Delete', target }
}
