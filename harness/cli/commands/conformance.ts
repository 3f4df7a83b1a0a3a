import type { CommandSpec } from '../command.ts'
import { AUTH, CONTENT, DEFECT, JSON_FLAG, OUT, SHARD, TARGET, TIMEOUT } from '../common-flags.ts'
import { conformance } from '../conformance.ts'
import { list } from '../flags.ts'

export const CONFORMANCE: CommandSpec = {
  name: 'conformance',
  summary: 'put every statement of the conformance catalogue to a DM server',
  flags: [
    TARGET,
    {
      flags: '--only <path>',
      summary: 'only cases whose path contains this text, * standing for anything; may be repeated',
      parse: list,
    },
    CONTENT,
    AUTH,
    {
      flags: '--side <who>',
      summary: 'who is under test: a server, or Rollcall’s own device as an example of a client',
      choices: ['server', 'client'],
      fallback: 'server',
    },
    {
      flags: '--device-defect <name>',
      summary:
        'build a defect into the device under test (see: rollcall list device-defects); may be repeated',
      parse: list,
    },
    SHARD,
    { flags: '--strict', summary: 'SHOULD and every tolerated deviation count like MUST' },
    { flags: '--seed <text>', summary: 'the seed of the devices; the same seed asks the same again' },
    TIMEOUT,
    OUT,
    DEFECT,
    {
      flags: '--i-own-this-server',
      summary: 'allow hostile input to a target that is not on this machine',
    },
    JSON_FLAG,
  ],
  run: conformance,
}
