import { analyze } from '../analyze.ts'
import type { CommandSpec } from '../command.ts'
import { JSON_FLAG, OUT, SCENARIOS } from '../common-flags.ts'

export const ANALYZE: CommandSpec = {
  name: 'analyze',
  summary: 'judge a stored history again',
  argument: { name: '[folder]', summary: 'the run; the latest without it' },
  flags: [OUT, SCENARIOS, JSON_FLAG],
  run: analyze,
}
