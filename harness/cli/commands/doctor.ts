import type { CommandSpec } from '../command.ts'
import { JSON_FLAG } from '../common-flags.ts'
import { doctor } from '../doctor.ts'

export const DOCTOR: CommandSpec = {
  name: 'doctor',
  summary: 'check that this machine and a target are fit for a run',
  flags: [{ flags: '--target <url|file>', summary: 'the DM server under test' }, JSON_FLAG],
  run: doctor,
}
