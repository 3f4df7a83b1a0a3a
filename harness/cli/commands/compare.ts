import type { CommandSpec } from '../command.ts'
import { JSON_FLAG } from '../common-flags.ts'
import { compare } from '../interop/compare.ts'

export const COMPARE: CommandSpec = {
  name: 'compare',
  summary: 'show which verdicts changed between two runs or matrices, both ways',
  argument: { name: '[runs...]', summary: 'two folders of runs' },
  flags: [
    {
      flags: '--waivers <file>',
      summary: 'differences that are agreed on, each with a link and a day on which it ends',
    },
    JSON_FLAG,
  ],
  run: compare,
}
