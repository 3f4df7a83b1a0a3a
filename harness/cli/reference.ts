import { EXIT } from '../verdict/exit-code.ts'
import { COMMANDS } from './commands/index.ts'

const MEANING: Readonly<Record<keyof typeof EXIT, string>> = {
  pass: 'everything passed',
  fail: 'a check failed',
  inconclusive: 'something could not be judged, or nothing was evaluated',
  thresholds: 'a threshold of a load test was missed',
  usage: 'bad usage or configuration; the message names what to mend',
  aborted: 'interrupted, or the run directory could no longer be written; results so far are kept',
  threw: 'a scenario threw, did not end, or was lost with its worker',
  internal: 'a fault of Rollcall itself',
}

/** A bar would end the cell, even inside code. */
const cell = (text: string) => text.replaceAll('|', '\\|')

/** The reference page of the command line, from the one table that also makes `--help`. */
export function referencePage(): string {
  const commands = COMMANDS.map(({ name, summary, argument, flags }) => {
    const rows = flags.map((flag) => {
      const choices = flag.choices ? ` (${flag.choices.join(', ')})` : ''
      const fallback = flag.fallback === undefined ? '' : `; default \`${flag.fallback}\``
      return `| \`${cell(flag.flags)}\` | ${cell(flag.summary)}${choices}${fallback} |`
    })
    const given = argument ? ` ${argument.name}` : ''
    const about = argument ? `\n\n\`${argument.name}\`: ${argument.summary}.` : ''
    return `## rollcall ${name}${given}\n\n${summary}.${about}\n\n| flag | meaning |\n|---|---|\n${rows.join('\n')}\n`
  })
  const codes = Object.entries(EXIT).map(
    ([name, code]) => `| ${code} | ${MEANING[name as keyof typeof EXIT]} |`,
  )
  return `# Command line\n\nThe result goes to standard output, progress to standard error. \`NO_COLOR\` and \`CI\` are honoured.\n\n${commands.join('\n')}\n## Exit codes\n\n| code | meaning |\n|---|---|\n${codes.join('\n')}\n`
}
