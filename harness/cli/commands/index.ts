import type { CommandSpec } from '../command.ts'
import { AGENT } from './agent.ts'
import { ANALYZE } from './analyze.ts'
import { COMPARE } from './compare.ts'
import { CONFORMANCE } from './conformance.ts'
import { DECODE } from './decode.ts'
import { DEVICE } from './device.ts'
import { DOCTOR } from './doctor.ts'
import { INTEROP } from './interop.ts'
import { LIST } from './list.ts'
import { LOAD } from './load.ts'
import { MERGE } from './merge.ts'
import { PROVE } from './prove.ts'
import { PROXY } from './proxy.ts'
import { RECORD } from './record.ts'
import { REPLAY } from './replay.ts'
import { RUN } from './run.ts'
import { SERVE } from './serve.ts'
import { TARGET_CHECK } from './target-check.ts'
import { TARGET_INIT } from './target-init.ts'
import { TARGET_SCHEMA } from './target-schema.ts'
import { WORLD_EXPORT } from './world-export.ts'

/** The command line, in the order in which `--help` shows it. */
export const COMMANDS: readonly CommandSpec[] = [
  RUN,
  PROVE,
  REPLAY,
  CONFORMANCE,
  LOAD,
  AGENT,
  TARGET_INIT,
  TARGET_CHECK,
  TARGET_SCHEMA,
  WORLD_EXPORT,
  PROXY,
  RECORD,
  INTEROP,
  COMPARE,
  MERGE,
  SERVE,
  DEVICE,
  LIST,
  DECODE,
  ANALYZE,
  DOCTOR,
]
