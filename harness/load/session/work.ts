import type { Command } from '../../../protocol/syncml/message.ts'
import { type Executed, refuseAll } from '../../../simulators/device/commands/execute.ts'
import { LargeObject } from '../../../simulators/device/session/large-object.ts'
import type { Orders } from '../heard/said.ts'
import { numbersOf } from '../tree/numbers.ts'
import type { Acting } from '../tree/versions.ts'
import { SIZES } from './frame.ts'
import type { SessionParts } from './parts.ts'
import type { Phrases } from './phrases.ts'
import type { Saying } from './saying.ts'

/** What the server has a device do in one session. */
export class Work {
  readonly #parts: SessionParts
  readonly #phrases: Phrases
  readonly #row: number
  readonly #acting: Acting
  #object: LargeObject | undefined

  constructor(parts: SessionParts, phrases: Phrases, row: number) {
    const { content, user } = parts.fleet.traits(row)
    this.#parts = parts
    this.#phrases = phrases
    this.#row = row
    this.#acting = {
      serverId: parts.fleet.spec.serverId,
      content,
      ask: () => ({ kind: user === 'agrees' ? 'yes' : user === 'refuses' ? 'no' : 'timeout' }),
    }
  }

  /** An object is half transferred. */
  get unfinished(): boolean {
    return this.#object !== undefined
  }

  /** Does what is ordered and puts what is to be said of it behind `next`. */
  obey(orders: Orders, next: Saying[]): readonly Executed[] {
    if (!orders.chunked && !this.#object) return this.#execute(orders.commands, next)
    return orders.commands.flatMap((command) => this.#take(command, next))
  }

  /** Nothing of an unproven server is executed. */
  refuse({ commands }: Orders, next: Saying[]): readonly Executed[] {
    return commands.flatMap((command) => {
      const refused = refuseAll([command], 401)
      this.#say(refused, [command], next)
      return refused
    })
  }

  /** A piece of a large object waits for the others (DM Protocol §7); anything else is executed. */
  #take(order: Command, next: Saying[]): readonly Executed[] {
    const item = 'items' in order ? order.items.at(-1) : undefined
    const chunk = LargeObject.chunkIn(order)
    if (!chunk && (!this.#object || item?.target?.locURI !== this.#object.target)) {
      return this.#execute([order], next)
    }
    this.#object ??= new LargeObject((chunk ?? { command: order as never }).command, item ?? {})
    const taken = this.#object.take(item ?? {}, SIZES.maxObjSize)
    if (taken.kind !== 'more') this.#object = undefined
    if (taken.kind === 'whole') return this.#execute([taken.command], next)
    const status = taken.kind === 'more' ? 213 : taken.status
    const executed = [{ command: order, outcomes: [{ status, target: item?.target?.locURI ?? '' }] }]
    this.#say(executed, [order], next)
    return executed
  }

  #execute(commands: readonly Command[], next: Saying[]): readonly Executed[] {
    const { fleet, trees } = this.#parts
    const { to, executed, refs } = trees.executeAll(fleet.tree[this.#row] ?? 0, commands, this.#acting)
    fleet.tree[this.#row] = to
    next.push({ template: this.#phrases.replies(executed), refs })
    return executed
  }

  #say(executed: readonly Executed[], orders: readonly Command[], next: Saying[]): void {
    next.push({
      template: this.#phrases.replies(executed),
      refs: orders.flatMap((order) => numbersOf(order)),
    })
  }
}
