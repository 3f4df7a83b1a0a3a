import type { CommandSpec } from '../command.ts'
import { JSON_FLAG, OUT } from '../common-flags.ts'
import { merge } from '../interop/merge.ts'

export const MERGE: CommandSpec = {
  name: 'merge',
  summary: 'put the parts of a sharded run together',
  argument: { name: '[runs...]', summary: 'folders of the parts' },
  flags: [OUT, JSON_FLAG],
  run: merge,
}
