import { type Flag, list, seconds, whole } from './flags.ts'
import { shard } from './shard.ts'

// Flags that mean the same wherever they stand.

export const JSON_FLAG: Flag = { flags: '--json', summary: 'write the result as JSON to standard output' }
export const SCENARIOS: Flag = {
  flags: '--scenarios <folder>',
  summary: 'scenarios of your own, beside those that come with Rollcall; may be repeated',
  parse: list,
}
export const ONLY: Flag = {
  flags: '--only <pattern>',
  summary: 'only scenarios whose id contains this text, * standing for anything; may be repeated',
  parse: list,
}
export const OUT: Flag = { flags: '--out <folder>', summary: 'where runs are kept', fallback: 'runs' }
export const DEFECT: Flag = {
  flags: '--defect <name>',
  summary: 'switch a seeded defect of the reference server on (see: rollcall list defects); may be repeated',
  parse: list,
}
export const AUTH: Flag = {
  flags: '--auth <type>',
  summary: 'only this credential type',
  choices: ['basic', 'md5', 'mac'],
}
export const SHARD: Flag = {
  flags: '--shard <i/n>',
  summary: 'only this part of the cases, such as 2/5',
  parse: shard,
}
export const CONTENT: Flag = {
  flags: '--content <type>',
  summary: 'only this encoding',
  choices: ['xml', 'wbxml'],
}
export const TARGET: Flag = {
  flags: '--target <url|file>',
  summary: 'the DM server under test: its URL, or a target file; without it the embedded reference server',
}
export const FAULTS: Flag = {
  flags: '--faults <file>',
  summary: 'put the faults of this list on the way to the target: latency, loss, repetition and others',
}
export const TIMEOUT: Flag = {
  flags: '--timeout <seconds>',
  summary: 'longest wait for one answer of the target',
  parse: seconds,
}
export const WORKERS: Flag = { flags: '--workers <n>', summary: 'worker threads', parse: whole(1, 64) }
export const OWNED: Flag = {
  flags: '--i-own-this-server',
  summary: 'allow attacks against a target that is not on this machine',
}

/** The queue of runs over several machines. */
export const ON: Flag = {
  flags: '--on <url>',
  summary:
    'the Redis or Valkey through which machines find each other: redis://host:port, or rediss:// with TLS',
}
