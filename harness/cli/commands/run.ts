import type { CommandSpec } from '../command.ts'
import {
  AUTH,
  CONTENT,
  DEFECT,
  FAULTS,
  JSON_FLAG,
  ONLY,
  OUT,
  OWNED,
  SCENARIOS,
  TARGET,
  TIMEOUT,
  WORKERS,
} from '../common-flags.ts'
import { type Flag, list, yesOrNo } from '../flags.ts'
import { run } from '../run.ts'

const USE_CASE: Flag = {
  flags: '--use-case <n>',
  summary: 'only scenarios of this use case, e.g. 5.1.5; may be repeated',
  parse: list,
}
const HEADED: Flag = {
  flags: '--headed [yes|no]',
  summary:
    'visit portals in a real Chromium, with a window; =false without one. Pages are read without a browser otherwise',
  parse: yesOrNo,
}
const HLR: Flag = {
  flags: '--hlr <which>',
  summary:
    'who keeps subscribers and their keys: built-in, osmo (starts Osmocom’s osmo-hlr), or osmo@<address> of one that runs',
  fallback: 'built-in',
}

export const RUN: CommandSpec = {
  name: 'run',
  summary: 'play the use cases against a DM server and judge what happened',
  flags: [
    TARGET,
    ONLY,
    USE_CASE,
    HEADED,
    SCENARIOS,
    CONTENT,
    AUTH,
    { flags: '--seed <text>', summary: 'the seed of the worlds; the same seed replays the same run' },
    WORKERS,
    TIMEOUT,
    OUT,
    DEFECT,
    FAULTS,
    HLR,
    OWNED,
    JSON_FLAG,
  ],
  run,
}
