import { CommanderError } from 'commander'
import { UsageProblem } from '../target/usage-problem.ts'
import { EXIT } from '../verdict/exit-code.ts'
import { bearBrokenPipes } from './broken-pipe.ts'
import { program } from './program.ts'

/** Runs one command line (without `node` and the script) and gives its exit code. Never throws. */
export async function main(argv: readonly string[]): Promise<number> {
  bearBrokenPipes([process.stdout, process.stderr])
  let code: number = EXIT.pass
  try {
    await program((result) => {
      code = result
    }).parseAsync([...argv], { from: 'user' })
    return code
  } catch (error) {
    return explain(error)
  }
}

function explain(error: unknown): number {
  // Commander has already written its own message: an unknown option, a missing argument, or the help that was asked for.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.pass : EXIT.usage
  if (error instanceof UsageProblem) {
    process.stderr.write(`rollcall: ${error.message}\n`)
    return EXIT.usage
  }
  const { message, stack } = error instanceof Error ? error : { message: String(error), stack: undefined }
  process.stderr.write(`rollcall: internal error: ${message}\n`)
  process.stderr.write(process.env['ROLLCALL_DEBUG'] ? `${stack}\n` : 'Set ROLLCALL_DEBUG=1 to see where.\n')
  return EXIT.internal
}
