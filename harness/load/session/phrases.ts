import type { AuthType } from '../../../protocol/credentials/type.ts'
import type { Content } from '../../../protocol/syncml/content-type.ts'
import { contentTypeOf } from '../../../protocol/syncml/content-type.ts'
import type { Executed } from '../../../simulators/device/commands/execute.ts'
import type { ModelName } from '../../../simulators/device/objects/model.ts'
import { type Frame, frameOf, headerWithHoles } from './frame.ts'
import { goOn, packageOne, repliesWithHoles, serverStatus } from './pieces.ts'
import type { Template } from './template.ts'

/** By the type of a credential, or for messages without one. */
type ByAuth<T> = Record<AuthType | 'none', T>
const byAuth = <T>(make: () => T): ByAuth<T> => ({ basic: make(), md5: make(), mac: make(), none: make() })

/** Replies that are kept by what they say. */
const MOST_REPLIES = 500

/** Everything that devices of one worker say in one encoding, cut once and filled often. */
export class Phrases {
  readonly #content: Content
  readonly #frames = byAuth<Frame[]>(() => [])
  readonly #packages = { client: new Map<ModelName, Template>(), server: new Map<ModelName, Template>() }
  readonly #statuses = byAuth(() => new Map<number, Template>())
  readonly #replies = new WeakMap<readonly Executed[], Template>()
  readonly #repliesByWord = new Map<string, Template>()
  readonly #headers = new Map<string, string>()
  #goOn: Template | undefined

  constructor(content: Content) {
    this.#content = content
  }

  frame(first: boolean, cred: AuthType | undefined, final: boolean): Frame {
    const frames = this.#frames[cred ?? 'none']
    const place = (first ? 1 : 0) + (final ? 2 : 0)
    frames[place] ??= frameOf(this.#content, headerWithHoles('1.2', first, cred), final)
    return frames[place]
  }

  /** Alert 1222: go on with the package. */
  get goOn(): Template {
    this.#goOn ??= goOn(this.#content)
    return this.#goOn
  }

  packageOne(model: ModelName, initiatedBy: 'server' | 'client'): Template {
    return once(this.#packages[initiatedBy], model, () => packageOne(this.#content, model, initiatedBy))
  }

  serverStatus(code: number, chal: AuthType | undefined): Template {
    return once(this.#statuses[chal ?? 'none'], code, () => serverStatus(this.#content, code, chal))
  }

  /** What is said of executed commands: worked out once for a list, and for all lists of which the same is said. */
  replies(executed: readonly Executed[]): Template {
    return once(this.#replies, executed, () => {
      if (this.#repliesByWord.size >= MOST_REPLIES) this.#repliesByWord.clear()
      return once(this.#repliesByWord, wordOf(executed), () => repliesWithHoles(this.#content, executed))
    })
  }

  /** The lines of a request that are the same for all messages to a host. */
  headers(host: string): string {
    return once(this.#headers, host, () => {
      const type = contentTypeOf(this.#content)
      return ` HTTP/1.1\r\nhost: ${host}\r\ncontent-type: ${type}\r\naccept: ${type}\r\nuser-agent: Rollcall\r\n`
    })
  }
}

function once<K, T>(
  made: { get(key: K): T | undefined; set(key: K, value: T): unknown },
  key: K,
  make: () => T,
): T {
  const known = made.get(key)
  if (known !== undefined) return known
  const value = make()
  made.set(key, value)
  return value
}

/** All that replies to commands depend on, but for the numbers of commands and messages. */
function wordOf(executed: readonly Executed[]): string {
  let word = ''
  for (const { command, outcomes } of executed) {
    word += `${command.name}(`
    for (const { status, target, items, results } of outcomes) {
      word += `${status} ${target}`
      if (items || results) word += JSON.stringify([items, results])
      word += ','
    }
    word += ')'
  }
  return word
}
