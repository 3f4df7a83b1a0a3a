import type { CommandSpec } from '../command.ts'
import { JSON_FLAG } from '../common-flags.ts'
import { targetCheck } from '../target/check.ts'

export const TARGET_CHECK: CommandSpec = {
  name: 'target check',
  summary: 'connect to a target, say in plain words what was found, and what to do next',
  argument: { name: '[file]', summary: 'a target file or URL; rollcall-target.yaml without it' },
  flags: [JSON_FLAG],
  run: targetCheck,
}
