import type { CommandSpec } from '../command.ts'
import { device } from '../device.ts'
import { list } from '../flags.ts'

export const DEVICE: CommandSpec = {
  name: 'device',
  summary: 'play Rollcall’s own device for an examination by rollcall serve --conformance',
  flags: [
    {
      flags: '--write-account <file>',
      summary: 'write a target file with the account that the device has, and end',
    },
    { flags: '--account <file>', summary: 'the target file with the account', fallback: 'client.yaml' },
    { flags: '--examined-at <url>', summary: 'where the examination says what to do next' },
    {
      flags: '--device-defect <name>',
      summary: 'build a defect into the device (see: rollcall list device-defects); may be repeated',
      parse: list,
    },
  ],
  run: device,
}
