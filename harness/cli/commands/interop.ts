import type { CommandSpec } from '../command.ts'
import { JSON_FLAG, OUT, SHARD } from '../common-flags.ts'
import { interop } from '../interop/interop.ts'

export const INTEROP: CommandSpec = {
  name: 'interop',
  summary: 'have every server of an event meet every device profile, and fill the matrix',
  argument: { name: '[participants]', summary: 'who takes part; participants.yaml without it' },
  flags: [
    { flags: '--seed <text>', summary: 'the seed of the devices; 1, or that of the event that goes on' },
    SHARD,
    { flags: '--resume <folder>', summary: 'go on with an event that was interrupted' },
    OUT,
    {
      flags: '--i-own-this-server',
      summary: 'allow hostile input to servers that are not on this machine',
    },
    JSON_FLAG,
  ],
  run: interop,
}
