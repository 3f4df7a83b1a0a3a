import type { AlertCommand, Command, GroupCommand, Item } from '../../../protocol/syncml/message.ts'
import type { Answer, Prompt } from '../../people/person.ts'
import { copy, exec, remove } from './delete-copy-exec.ts'
import type { Outcome } from './outcome.ts'
import { get } from './read-node.ts'
import { isUserAlert, userAlert } from './user-alert.ts'
import { type Actor, add, replace } from './write-node.ts'

/** What one command came to: a Status for each item, or one for all of them. */
export interface Executed {
  readonly command: Command
  readonly outcomes: readonly Outcome[]
}

export interface Executor extends Actor {
  readonly content: 'xml' | 'wbxml'
  /** The phone cannot show anything. */
  readonly screenless?: boolean
  readonly ask: (prompt: Prompt) => Answer
}

const IN_ATOMIC: ReadonlySet<string> = new Set(['Add', 'Alert', 'Delete', 'Copy', 'Replace', 'Exec'])

/** Executes the commands of one message in their order; a user who cancels stops what is still to come (DM Protocol §10.3). */
export function executeAll(commands: readonly Command[], executor: Executor): Executed[] {
  const done: Executed[] = []
  let cancelled = false
  for (const command of commands) {
    const executed = cancelled ? skipped(command) : execute(command, executor)
    done.push(...executed)
    cancelled ||= isCancelled(executed)
  }
  return done
}

const statusesOf = (executed: readonly Executed[]) =>
  executed.flatMap(({ outcomes }) => outcomes.map(({ status }) => status))
const isCancelled = (executed: readonly Executed[]) =>
  executed.some(
    ({ command, outcomes }) => command.name === 'Alert' && outcomes.some(({ status }) => status === 214),
  )
const isGood = (status: number) => status >= 200 && status < 300 && status !== 214 && status !== 215

function execute(command: Command, executor: Executor): Executed[] {
  if ('commands' in command)
    return command.name === 'Atomic' ? atomic(command, executor) : sequence(command, executor)
  return [{ command, outcomes: outcomesOf(command, executor) }]
}

function outcomesOf(command: Exclude<Command, GroupCommand>, executor: Executor): Outcome[] {
  const each = (act: (item: Item) => Outcome) =>
    command.items.length > 0 ? command.items.map(act) : [{ status: 412, target: '' }]
  switch (command.name) {
    case 'Add':
      return each((item) => add(executor, item))
    case 'Replace':
      return each((item) => replace(executor, item))
    case 'Delete':
      return each((item) => remove(executor, item))
    case 'Copy':
      return each((item) => copy(executor, item))
    case 'Get':
      return each((item) => get(executor, item, executor.content))
    case 'Exec':
      return [exec(executor, command)]
    case 'Alert':
      return [alert(command, executor)]
    case 'Move':
    case 'Put':
    case 'Search':
      return [{ status: 406, target: '' }]
    case 'Status':
    case 'Results':
      return []
  }
}

function alert(command: AlertCommand, executor: Executor): Outcome {
  if (isUserAlert(command) && executor.screenless) return { status: 406, target: command.data ?? '' }
  if (isUserAlert(command)) return userAlert(command, executor.ask)
  const known = command.data === '1222' || command.data === '1223' || command.data === '1225'
  return { status: known ? 200 : 406, target: command.data ?? '' }
}

/** Of a user alert: declined, cancelled, or not answered in time, which is no yes. */
const NO_YES: ReadonlySet<number> = new Set([304, 214, 408])

/** Ordered; a user who does not say yes passes over the rest, another failure does not (RepPro §6.6.15). */
function sequence(group: GroupCommand, executor: Executor): Executed[] {
  const inner: Executed[] = []
  let stopped = false
  for (const command of group.commands) {
    const executed: Executed[] = stopped ? skipped(command) : execute(command, executor)
    inner.push(...executed)
    stopped ||= command.name === 'Alert' && statusesOf(executed).some((status) => NO_YES.has(status))
  }
  return [{ command: group, outcomes: [{ status: 200, target: '' }] }, ...inner]
}

/** All or nothing (RepPro §6.6.3): after a failure everything is rolled back, and what was not begun is 215. */
function atomic(group: GroupCommand, executor: Executor): Executed[] {
  const before = executor.tree.snapshot()
  const forget = executor.objects.mark()
  const inner: Executed[] = []
  let broken = false
  for (const command of group.commands) {
    if (broken) {
      inner.push(...skipped(command))
      continue
    }
    if (!IN_ATOMIC.has(command.name)) {
      inner.push({ command, outcomes: [{ status: 500, target: '' }] })
      broken = true
      continue
    }
    const executed = execute(command, executor)
    inner.push(...executed)
    broken = !statusesOf(executed).every(isGood)
  }
  if (!broken) return [{ command: group, outcomes: [{ status: 200, target: '' }] }, ...inner]
  executor.tree.restore(before)
  forget()
  const rolledBack = inner.map(({ command, outcomes }) => ({
    command,
    outcomes: outcomes.map(({ status, target }) => ({ status: isGood(status) ? 216 : status, target })),
  }))
  return [{ command: group, outcomes: [{ status: 507, target: '' }] }, ...rolledBack]
}

/** Not executed: 215 for the command and for each one inside it. */
function skipped(command: Command): Executed[] {
  const own: Executed = { command, outcomes: [{ status: 215, target: '' }] }
  return 'commands' in command ? [own, ...command.commands.flatMap(skipped)] : [own]
}

/** The same status for a command and for each one inside it: what an unauthenticated server is told. */
export function refuseAll(commands: readonly Command[], status: number): Executed[] {
  return commands.flatMap((command) => {
    if (command.name === 'Status' || command.name === 'Results') return []
    const own: Executed = { command, outcomes: [{ status, target: '' }] }
    return 'commands' in command ? [own, ...refuseAll(command.commands, status)] : [own]
  })
}
