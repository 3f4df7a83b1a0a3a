import { Command, Option } from 'commander'
import { COMMANDS } from './commands.ts'
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
    const command = root.command(name).description(summary).exitOverride()
    if (argument) command.argument(argument.name, argument.summary)
    for (const flag of flags) command.addOption(option(flag))
    command.action(async (...given: unknown[]) => {
      const options = command.opts<Record<string, unknown>>()
      done(await run(options, argument ? (given[0] as string | undefined) : undefined))
    })
  }
  return root
}

function option(flag: Flag): Option {
  const made = new Option(flag.flags, flag.summary)
  if (flag.choices) made.choices([...flag.choices])
  if (flag.fallback !== undefined) made.default(flag.fallback)
  if (flag.parse) made.argParser(flag.parse)
  return made
}
