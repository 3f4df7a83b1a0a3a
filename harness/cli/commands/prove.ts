import type { CommandSpec } from '../command.ts'
import { AUTH, CONTENT, DEFECT, JSON_FLAG, OUT, OWNED, TARGET, TIMEOUT, WORKERS } from '../common-flags.ts'
import { list, seconds, whole } from '../flags.ts'
import { prove } from '../prove.ts'

export const PROVE: CommandSpec = {
  name: 'prove',
  summary: 'hunt for flaws in worlds that nobody wrote down, and hand over the smallest proof of each',
  flags: [
    TARGET,
    {
      flags: '--property <id>',
      summary: 'only properties whose id begins so, * standing for anything; may be repeated',
      parse: list,
    },
    { flags: '--runs <n>', summary: 'how many worlds at most', parse: whole(1, 10_000_000) },
    {
      flags: '--time <seconds>',
      summary: 'how long at most; 30 where --runs is not given either',
      parse: seconds,
    },
    { flags: '--seed <text>', summary: 'the seed of the worlds; the same seed finds the same' },
    { flags: '--path <path>', summary: 'only the run of the seed that a proof names, e.g. 3.17:2:0' },
    CONTENT,
    AUTH,
    WORKERS,
    TIMEOUT,
    { flags: '--emit-scenario <file>', summary: 'write the first proof as a scenario, for regression' },
    OUT,
    DEFECT,
    OWNED,
    JSON_FLAG,
  ],
  run: prove,
}
