import type { CommandSpec } from '../command.ts'
import { targetSchemaCommand } from '../target/schema.ts'

export const TARGET_SCHEMA: CommandSpec = {
  name: 'target schema',
  summary: 'print the JSON Schema of target files',
  flags: [],
  run: targetSchemaCommand,
}
