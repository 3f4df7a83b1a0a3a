import type { CommandSpec } from '../command.ts'
import { AUTH, DEFECT } from '../common-flags.ts'
import { list, seconds, whole } from '../flags.ts'
import { serve } from '../serve.ts'

export const SERVE: CommandSpec = {
  name: 'serve',
  summary: 'run the reference DM server and write the target file that describes it',
  flags: [
    {
      flags: '--conformance <file>',
      summary: 'examine a DM client that connects: a target file whose account the client has',
    },
    {
      flags: '--only <path>',
      summary: 'with --conformance: only cases whose path contains this text; may be repeated',
      parse: list,
    },
    {
      flags: '--patience <seconds>',
      summary: 'with --conformance: how long the client may take to connect',
      parse: seconds,
      fallback: 300,
    },
    AUTH,
    DEFECT,
    { flags: '--list-defects', summary: 'list the seeded defects and end' },
    { flags: '--host <address>', summary: 'address to listen on', fallback: '127.0.0.1' },
    {
      flags: '--port <n>',
      summary: 'first port of the DM endpoints; 0 takes free ones',
      parse: whole(0, 65_535),
      fallback: 0,
    },
    {
      flags: '--network <url>',
      summary: 'where the network functions are: the harness listens there',
      fallback: 'http://127.0.0.1:7411',
    },
    {
      flags: '--database <file>',
      summary: 'where accounts, nonces and the log are kept; nowhere by default',
      fallback: ':memory:',
    },
    {
      flags: '--third-party <port>',
      summary: 'also serve bank, HLR front-end, EIR and enterprise policy on this port; 0 takes a free one',
      parse: whole(0, 65_535),
    },
    {
      flags: '--write-target <file>',
      summary: 'the target file to write',
      fallback: 'rollcall-target.yaml',
    },
  ],
  run: serve,
}
