import type { CommandSpec } from '../command.ts'
import { JSON_FLAG, OWNED, TIMEOUT } from '../common-flags.ts'
import { replayCommand } from '../replay.ts'

export const REPLAY: CommandSpec = {
  name: 'replay',
  summary: 'perform a proof again: FIXED (0), STILL FAILS (1) or DIFFERENT (2)',
  argument: { name: '[bundle]', summary: 'the failure bundle that rollcall prove has kept' },
  flags: [
    {
      flags: '--target <url|file>',
      summary: 'another server than the reference server with the defects that the bundle names',
    },
    { flags: '--clean', summary: 'the reference server without those defects' },
    { flags: '--ladder', summary: 'show every event of the proof as well' },
    TIMEOUT,
    OWNED,
    JSON_FLAG,
  ],
  run: replayCommand,
}
