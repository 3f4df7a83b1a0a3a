import type { CommandSpec } from '../command.ts'
import { record } from '../record.ts'

export const RECORD: CommandSpec = {
  name: 'record',
  summary: 'turn a recording of the proxy into a scenario',
  argument: { name: '[folder]', summary: 'the folder of the recording' },
  flags: [{ flags: '--to-scenario <file>', summary: 'the scenario module to write' }],
  run: record,
}
