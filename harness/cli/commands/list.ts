import type { CommandSpec } from '../command.ts'
import { JSON_FLAG, ONLY, SCENARIOS } from '../common-flags.ts'
import { listCommand } from '../list.ts'

export const LIST: CommandSpec = {
  name: 'list',
  summary: 'list what there is: scenarios, conformance cases, checks, defects, capabilities',
  argument: {
    name: '[what]',
    summary: 'scenarios (default), conformance, checks, defects or capabilities',
  },
  flags: [
    { flags: '--matrix', summary: 'the identity matrix instead: every row and cell, and what plays it' },
    {
      flags: '--target <url|file>',
      summary: 'with --matrix: rows for which this target offers nothing are undecided',
    },
    ONLY,
    SCENARIOS,
    JSON_FLAG,
  ],
  run: listCommand,
}
