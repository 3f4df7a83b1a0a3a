import type { AuthType } from '../../../protocol/credentials/type.ts'
import type { Content } from '../../../protocol/syncml/content-type.ts'
import { contentTypeOf } from '../../../protocol/syncml/content-type.ts'
import type { Executed } from '../../../simulators/device/commands/execute.ts'
import type { ModelName } from '../../../simulators/device/objects/model.ts'
import { type Frame, frameOf, headerWithHoles } from './frame.ts'
import { goOn, packageOne, repliesWithHoles, serverStatus } from './pieces.ts'
import type { Template } from './template.ts'

/** Everything that devices of one worker say, cut once and filled often. */
export class Phrases {
  readonly #made = new Map<string, unknown>()
  readonly #replies = new WeakMap<readonly Executed[], Partial<Record<Content, Template>>>()

  frame(content: Content, first: boolean, cred: AuthType | undefined, final: boolean): Frame {
    return this.#once(`frame ${content} ${first} ${cred} ${final}`, () =>
      frameOf(content, headerWithHoles('1.2', first, cred), final),
    )
  }

  /** Alert 1222: go on with the package. */
  goOn(content: Content): Template {
    return this.#once(`1222 ${content}`, () => goOn(content))
  }

  packageOne(content: Content, model: ModelName): Template {
    return this.#once(`package ${content} ${model}`, () => packageOne(content, model, 'client'))
  }

  serverStatus(content: Content, code: number, chal: AuthType | undefined): Template {
    return this.#once(`status ${content} ${code} ${chal}`, () => serverStatus(content, code, chal))
  }

  /** What is said of executed commands; the same list is worked out once for each encoding. */
  replies(content: Content, executed: readonly Executed[]): Template {
    const known = this.#replies.get(executed) ?? {}
    const made = known[content] ?? repliesWithHoles(content, executed)
    known[content] = made
    this.#replies.set(executed, known)
    return made
  }

  /** The lines of a request that are the same for all messages of an encoding. */
  headers(content: Content, host: string): string {
    return this.#once(`headers ${content} ${host}`, () => {
      const type = contentTypeOf(content)
      return ` HTTP/1.1\r\nhost: ${host}\r\ncontent-type: ${type}\r\naccept: ${type}\r\nuser-agent: Rollcall\r\n`
    })
  }

  #once<T>(name: string, make: () => T): T {
    const known = this.#made.get(name) as T | undefined
    if (known !== undefined) return known
    const made = make()
    this.#made.set(name, made)
    return made
  }
}
