import type { CommandSpec } from '../command.ts'
import { ON, WORKERS } from '../common-flags.ts'
import { agent } from '../load/agent.ts'

export const AGENT: CommandSpec = {
  name: 'agent',
  summary: 'lend this machine to load runs that are begun elsewhere',
  flags: [
    ON,
    WORKERS,
    { flags: '--i-own-this-server', summary: 'allow load on targets that are not on this machine' },
  ],
  run: agent,
}
