import type { CommandSpec } from '../command.ts'
import { ON } from '../common-flags.ts'
import { list, seconds, whole } from '../flags.ts'
import { load } from '../load/load.ts'

/** `rollcall load` as `--help` and the reference page show it. */
export const LOAD: CommandSpec = {
  name: 'load',
  summary: 'have thousands of phones manage themselves at a rate, measure and judge every session',
  argument: { name: '[plan]', summary: 'the plan: a YAML file, or a module that exports one' },
  flags: [
    {
      flags: '--target <url|file>',
      summary: 'the DM server under test; without it the reference server, in a process of its own',
    },
    { flags: '--seed <text>', summary: 'the seed of the fleet and its arrivals' },
    { flags: '--workers <n>', summary: 'worker threads', parse: whole(1, 64) },
    ON,
    {
      flags: '--agents <n>',
      summary: 'how many agents must be there before the run begins (default: 1)',
      parse: whole(1, 1_000),
    },
    { flags: '--wait <seconds>', summary: 'how long they are waited for (default: 30)', parse: seconds },
    {
      flags: '--fleet <file>',
      summary: 'keep the devices in this file, and take them from it the next time',
    },
    {
      flags: '--dashboard <port>',
      summary: 'show live charts on this port of loopback, and /metrics for Prometheus; 0 takes a free one',
      parse: whole(0, 65_535),
    },
    { flags: '--otlp <url>', summary: 'send the figures to an OpenTelemetry collector every second' },
    { flags: '--out <folder>', summary: 'where runs are kept', fallback: 'runs' },
    {
      flags: '--defect <name>',
      summary: 'switch a seeded defect of the reference server on; may be repeated',
      parse: list,
    },
    { flags: '--i-own-this-server', summary: 'allow load on a target that is not on this machine' },
    { flags: '--json', summary: 'write the result as JSON to standard output' },
  ],
  run: load,
}
