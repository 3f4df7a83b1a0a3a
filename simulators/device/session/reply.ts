import { status as statusOf } from '../../../protocol/syncml/build.ts'
import type { Command, Meta, ResultsCommand, StatusCommand } from '../../../protocol/syncml/message.ts'
import type { Executed } from '../commands/execute.ts'

/** A command without its number: it gets one in the message that it goes into. */
export type Unnumbered = Omit<StatusCommand, 'cmdID'> | Omit<ResultsCommand, 'cmdID'>

/** Statuses and Results for what was executed, each Results after its Status (DM Protocol §9). */
export function repliesTo(msgRef: string, executed: readonly Executed[]): Unnumbered[] {
  return executed.flatMap(({ command, outcomes }) =>
    outcomes.length === 0 ? [] : replyTo(msgRef, command, outcomes),
  )
}

function replyTo(msgRef: string, command: Command, outcomes: Executed['outcomes']): Unnumbered[] {
  const { cmdID: cmdRef, name: cmd } = command
  const same = new Set(outcomes.map(({ status }) => status)).size === 1
  const one = (data: number, targetRefs: readonly string[], items: StatusCommand['items'] = []) =>
    unnumbered(statusOf({ cmdID: '', msgRef, cmdRef, cmd, data: String(data), targetRefs, items }))
  const statuses =
    same || outcomes.length === 1
      ? [
          one(
            outcomes[0]?.status ?? 500,
            [],
            outcomes.flatMap(({ items = [] }) => items),
          ),
        ]
      : outcomes.map(({ status, target }) => one(status, [target]))
  const results = outcomes.flatMap(({ results: items = [], target }): Unnumbered[] =>
    items.length === 0
      ? []
      : [{ name: 'Results', msgRef, cmdRef, ...(items.length > 1 && { sourceRef: target }), items }],
  )
  return [...statuses, ...results]
}

/** The Status of the other side's SyncHdr, with a challenge or the next nonce where there is one. */
export function headerStatus(fields: {
  readonly msgRef: string
  readonly code: number
  readonly target: string
  readonly source: string
  readonly chal?: Meta
}): Unnumbered {
  const { msgRef, code, target, source, chal } = fields
  return unnumbered(
    statusOf({
      cmdID: '',
      msgRef,
      cmdRef: '0',
      cmd: 'SyncHdr',
      targetRefs: [target],
      sourceRefs: [source],
      data: String(code),
      ...(chal && { chal: { meta: chal } }),
    }),
  )
}

function unnumbered({ cmdID: _none, ...rest }: StatusCommand): Omit<StatusCommand, 'cmdID'> {
  return rest
}
