import type { CommandSpec } from '../command.ts'
import { OUT } from '../common-flags.ts'
import { whole } from '../flags.ts'
import { proxy } from '../proxy.ts'

export const PROXY: CommandSpec = {
  name: 'proxy',
  summary: 'stand between a device and a server, decode what they say, and write it down',
  flags: [
    { flags: '--target <url|file>', summary: 'the real server' },
    { flags: '--host <address>', summary: 'address to listen on', fallback: '127.0.0.1' },
    {
      flags: '--port <n>',
      summary: 'port for the device; 0 takes a free one',
      parse: whole(0, 65_535),
      fallback: 0,
    },
    { flags: '--tls', summary: 'speak TLS to the device, under a local authority that it must trust' },
    OUT,
  ],
  run: proxy,
}
