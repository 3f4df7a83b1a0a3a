import type { CommandSpec } from '../command.ts'
import { whole } from '../flags.ts'
import { exportWorld } from '../target/export-world.ts'

export const WORLD_EXPORT: CommandSpec = {
  name: 'world export',
  summary: 'write devices, cards, subscribers and credentials for a server’s own provisioning',
  flags: [
    { flags: '--as <form>', summary: 'in which form', choices: ['csv', 'json', 'sql'], fallback: 'csv' },
    { flags: '--count <n>', summary: 'how many devices', parse: whole(1, 100_000), fallback: 10 },
    { flags: '--seed <text>', summary: 'the seed that they are drawn from', fallback: '1' },
    { flags: '--target <file>', summary: 'a target file, for ServerID and home network' },
  ],
  run: exportWorld,
}
