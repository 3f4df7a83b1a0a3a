import type { CommandSpec } from '../command.ts'
import { JSON_FLAG } from '../common-flags.ts'
import { doctor } from '../doctor.ts'
import { whole } from '../flags.ts'

export const DOCTOR: CommandSpec = {
  name: 'doctor',
  summary: 'check that this machine and a target are fit for a run',
  flags: [
    { flags: '--target <url|file>', summary: 'the DM server under test' },
    { flags: '--calibrate', summary: 'measure what load this machine can drive' },
    {
      flags: '--save <file>',
      summary: 'keep the figures of --calibrate in a file; nothing is kept otherwise',
    },
    {
      flags: '--seconds <n>',
      summary: 'length of each measurement of --calibrate',
      fallback: 3,
      parse: whole(1, 60),
    },
    JSON_FLAG,
  ],
  run: doctor,
}
