import type { CommandSpec } from '../command.ts'
import { targetInit } from '../target/init.ts'

export const TARGET_INIT: CommandSpec = {
  name: 'target init',
  summary: 'ask what a target file must say and write it, with the schema that editors complete by',
  argument: { name: '[file]', summary: 'the target file; rollcall-target.yaml without it' },
  flags: [
    { flags: '--endpoint <url>', summary: 'where devices send package 1; with it nothing is asked' },
    { flags: '--server-id <name>', summary: 'ServerID of the accounts that it makes' },
    { flags: '--content <list>', summary: 'encodings, such as xml,wbxml' },
    { flags: '--auth <list>', summary: 'credential types, such as md5,mac' },
    { flags: '--imei <digits>', summary: 'a device that it has an account for' },
    { flags: '--client-name <name>', summary: 'name by which that device proves itself' },
    { flags: '--client-secret <text>', summary: 'password of the device' },
    { flags: '--server-secret <text>', summary: 'password of the server towards the device' },
    { flags: '--force', summary: 'write over a file that is there' },
  ],
  run: targetInit,
}
