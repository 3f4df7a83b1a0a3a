import { Command, Option } from 'commander'
import { COMMANDS } from './commands/index.ts'
import type { Flag } from './flags.ts'
import { version } from './version.ts'

/** Builds the command line from the one table of commands and flags. `done` receives the exit code. */
export function program(done: (code: number) => void): Command {
  const root = new Command('rollcall')
    .description('Proves that OMA DM servers know whom they are managing.')
    .version(version())
    .exitOverride()
    .showHelpAfterError('(rollcall --help lists the commands)')
  for (const { name, summary, argument, flags, run } of COMMANDS) {
    const command = place(root, name).description(summary).exitOverride()
    if (argument) command.argument(argument.name, argument.summary)
    for (const flag of flags) command.addOption(option(flag))
    command.action(async () => {
      const options = command.opts<Record<string, unknown>>()
      done(await run(options, ...command.args))
    })
  }
  return root
}

/** `target check` stands below `target`, which is made when its first command comes. */
function place(root: Command, name: string): Command {
  const [group = '', inner] = name.split(' ')
  if (inner === undefined) return root.command(group)
  const known = root.commands.find((each) => each.name() === group)
  const parent =
    known ??
    root
      .command(group)
      .description(GROUPS[group] ?? '')
      .exitOverride()
  return parent.command(inner)
}

const GROUPS: Readonly<Record<string, string>> = {
  target: 'write and check target files',
  world: 'what the harness makes of its seed',
}

function option(flag: Flag): Option {
  const made = new Option(flag.flags, flag.summary)
  if (flag.choices) made.choices([...flag.choices])
  if (flag.fallback !== undefined) made.default(flag.fallback)
  if (flag.parse) made.argParser(flag.parse)
  return made
}
