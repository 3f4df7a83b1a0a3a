import { analyze } from './analyze.ts'
import { conformance } from './conformance.ts'
import { decode } from './decode.ts'
import { doctor } from './doctor.ts'
import { type Flag, list, seconds, whole, yesOrNo } from './flags.ts'
import { compare } from './interop/compare.ts'
import { interop } from './interop/interop.ts'
import { merge } from './interop/merge.ts'
import { listCommand } from './list.ts'
import { LOAD } from './load/command.ts'
import { prove } from './prove.ts'
import { proxy } from './proxy.ts'
import { record } from './record.ts'
import { replayCommand } from './replay.ts'
import { run } from './run.ts'
import { serve } from './serve.ts'
import { shard } from './shard.ts'
import { targetCheck } from './target/check.ts'
import { exportWorld } from './target/export-world.ts'
import { targetInit } from './target/init.ts'
import { targetSchemaCommand } from './target/schema.ts'

export interface CommandSpec {
  readonly name: string
  readonly summary: string
  readonly argument?: { readonly name: string; readonly summary: string }
  readonly flags: readonly Flag[]
  /** Gives the exit code. */
  readonly run: (options: Record<string, unknown>, ...given: string[]) => Promise<number>
}

const JSON_FLAG: Flag = { flags: '--json', summary: 'write the result as JSON to standard output' }
const SCENARIOS: Flag = {
  flags: '--scenarios <folder>',
  summary: 'scenarios of your own, beside those that come with Rollcall; may be repeated',
  parse: list,
}
const ONLY: Flag = {
  flags: '--only <pattern>',
  summary: 'only scenarios whose id contains this text, * standing for anything; may be repeated',
  parse: list,
}
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
const OUT: Flag = { flags: '--out <folder>', summary: 'where runs are kept', fallback: 'runs' }
const DEFECT: Flag = {
  flags: '--defect <name>',
  summary: 'switch a seeded defect of the reference server on (see: rollcall list defects); may be repeated',
  parse: list,
}
const HLR: Flag = {
  flags: '--hlr <which>',
  summary:
    'who keeps subscribers and their keys: built-in, osmo (starts Osmocom’s osmo-hlr), or osmo@<address> of one that runs',
  fallback: 'built-in',
}
const AUTH: Flag = {
  flags: '--auth <type>',
  summary: 'only this credential type',
  choices: ['basic', 'md5', 'mac'],
}
const SHARD: Flag = {
  flags: '--shard <i/n>',
  summary: 'only this part of the cases, such as 2/5',
  parse: shard,
}
const CONTENT: Flag = { flags: '--content <type>', summary: 'only this encoding', choices: ['xml', 'wbxml'] }

export const COMMANDS: readonly CommandSpec[] = [
  {
    name: 'run',
    summary: 'play the use cases against a DM server and judge what happened',
    flags: [
      {
        flags: '--target <url|file>',
        summary:
          'the DM server under test: its URL, or a target file; without it the embedded reference server',
      },
      ONLY,
      USE_CASE,
      HEADED,
      SCENARIOS,
      CONTENT,
      AUTH,
      { flags: '--seed <text>', summary: 'the seed of the worlds; the same seed replays the same run' },
      { flags: '--workers <n>', summary: 'worker threads', parse: whole(1, 64) },
      { flags: '--timeout <seconds>', summary: 'longest wait for one answer of the target', parse: seconds },
      OUT,
      DEFECT,
      HLR,
      { flags: '--i-own-this-server', summary: 'allow attacks against a target that is not on this machine' },
      JSON_FLAG,
    ],
    run,
  },
  {
    name: 'prove',
    summary: 'hunt for flaws in worlds that nobody wrote down, and hand over the smallest proof of each',
    flags: [
      {
        flags: '--target <url|file>',
        summary:
          'the DM server under test: its URL, or a target file; without it the embedded reference server',
      },
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
      { flags: '--workers <n>', summary: 'worker threads', parse: whole(1, 64) },
      { flags: '--timeout <seconds>', summary: 'longest wait for one answer of the target', parse: seconds },
      { flags: '--emit-scenario <file>', summary: 'write the first proof as a scenario, for regression' },
      OUT,
      DEFECT,
      { flags: '--i-own-this-server', summary: 'allow attacks against a target that is not on this machine' },
      JSON_FLAG,
    ],
    run: prove,
  },
  {
    name: 'replay',
    summary: 'perform a proof again: FIXED (0), STILL FAILS (1) or DIFFERENT (2)',
    argument: { name: '[bundle]', summary: 'the failure bundle that rollcall prove has kept' },
    flags: [
      {
        flags: '--target <url|file>',
        summary: 'another server than the reference server with the defects that the bundle names',
      },
      { flags: '--clean', summary: 'the reference server without those defects' },
      { flags: '--ladder', summary: 'show every event of the proof as well' },
      { flags: '--timeout <seconds>', summary: 'longest wait for one answer of the target', parse: seconds },
      { flags: '--i-own-this-server', summary: 'allow attacks against a target that is not on this machine' },
      JSON_FLAG,
    ],
    run: replayCommand,
  },
  {
    name: 'conformance',
    summary: 'put every statement of the conformance catalogue to a DM server',
    flags: [
      {
        flags: '--target <url|file>',
        summary:
          'the DM server under test: its URL, or a target file; without it the embedded reference server',
      },
      {
        flags: '--only <path>',
        summary: 'only cases whose path contains this text, * standing for anything; may be repeated',
        parse: list,
      },
      CONTENT,
      AUTH,
      {
        flags: '--side <who>',
        summary: 'who is under test: a server, or Rollcall’s own device as an example of a client',
        choices: ['server', 'client'],
        fallback: 'server',
      },
      {
        flags: '--device-defect <name>',
        summary:
          'build a defect into the device under test (see: rollcall list device-defects); may be repeated',
        parse: list,
      },
      SHARD,
      { flags: '--strict', summary: 'SHOULD and every tolerated deviation count like MUST' },
      { flags: '--seed <text>', summary: 'the seed of the devices; the same seed asks the same again' },
      { flags: '--timeout <seconds>', summary: 'longest wait for one answer of the target', parse: seconds },
      OUT,
      DEFECT,
      {
        flags: '--i-own-this-server',
        summary: 'allow hostile input to a target that is not on this machine',
      },
      JSON_FLAG,
    ],
    run: conformance,
  },
  LOAD,
  {
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
  },
  {
    name: 'target check',
    summary: 'connect to a target, say in plain words what was found, and what to do next',
    argument: { name: '[file]', summary: 'a target file or URL; rollcall-target.yaml without it' },
    flags: [JSON_FLAG],
    run: targetCheck,
  },
  {
    name: 'target schema',
    summary: 'print the JSON Schema of target files',
    flags: [],
    run: targetSchemaCommand,
  },
  {
    name: 'world export',
    summary: 'write devices, cards, subscribers and credentials for a server’s own provisioning',
    flags: [
      { flags: '--as <form>', summary: 'in which form', choices: ['csv', 'json', 'sql'], fallback: 'csv' },
      { flags: '--count <n>', summary: 'how many devices', parse: whole(1, 100_000), fallback: 10 },
      { flags: '--seed <text>', summary: 'the seed that they are drawn from', fallback: '1' },
      { flags: '--target <file>', summary: 'a target file, for ServerID and home network' },
    ],
    run: exportWorld,
  },
  {
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
  },
  {
    name: 'record',
    summary: 'turn a recording of the proxy into a scenario',
    argument: { name: '[folder]', summary: 'the folder of the recording' },
    flags: [{ flags: '--to-scenario <file>', summary: 'the scenario module to write' }],
    run: record,
  },
  {
    name: 'interop',
    summary: 'have every server of an event meet every device profile, and fill the matrix',
    argument: { name: '[participants]', summary: 'who takes part; participants.yaml without it' },
    flags: [
      { flags: '--seed <text>', summary: 'the seed of the devices', fallback: '1' },
      SHARD,
      { flags: '--resume <folder>', summary: 'go on with an event that was interrupted' },
      OUT,
      {
        flags: '--i-own-this-server',
        summary: 'allow hostile input to servers that are not on this machine',
      },
      JSON_FLAG,
    ],
    run: interop,
  },
  {
    name: 'compare',
    summary: 'show which verdicts changed between two runs or matrices, both ways',
    argument: { name: '[runs...]', summary: 'two folders of runs' },
    flags: [
      {
        flags: '--waivers <file>',
        summary: 'differences that are agreed on, each with a link and a day on which it ends',
      },
      JSON_FLAG,
    ],
    run: compare,
  },
  {
    name: 'merge',
    summary: 'put the parts of a sharded run together',
    argument: { name: '[runs...]', summary: 'folders of the parts' },
    flags: [OUT, JSON_FLAG],
    run: merge,
  },
  {
    name: 'serve',
    summary: 'run the reference DM server and write the target file that describes it',
    flags: [
      {
        flags: '--conformance <file>',
        summary: 'examine a DM client that connects: a target file whose account the client has',
      },
      {
        flags: '--only <path>',
        summary: 'with --conformance: only cases whose path contains this text; may be repeated',
        parse: list,
      },
      {
        flags: '--patience <seconds>',
        summary: 'with --conformance: how long the client may take to connect',
        parse: seconds,
        fallback: 300,
      },
      AUTH,
      DEFECT,
      { flags: '--list-defects', summary: 'list the seeded defects and end' },
      { flags: '--host <address>', summary: 'address to listen on', fallback: '127.0.0.1' },
      {
        flags: '--port <n>',
        summary: 'first port of the DM endpoints; 0 takes free ones',
        parse: whole(0, 65_535),
        fallback: 0,
      },
      {
        flags: '--network <url>',
        summary: 'where the network functions are: the harness listens there',
        fallback: 'http://127.0.0.1:7411',
      },
      {
        flags: '--database <file>',
        summary: 'where accounts, nonces and the log are kept; nowhere by default',
        fallback: ':memory:',
      },
      {
        flags: '--third-party <port>',
        summary: 'also serve bank, HLR front-end, EIR and enterprise policy on this port; 0 takes a free one',
        parse: whole(0, 65_535),
      },
      {
        flags: '--write-target <file>',
        summary: 'the target file to write',
        fallback: 'rollcall-target.yaml',
      },
    ],
    run: serve,
  },
  {
    name: 'list',
    summary: 'list what there is: scenarios, conformance cases, checks, defects, capabilities',
    argument: {
      name: '[what]',
      summary: 'scenarios (default), conformance, checks, defects or capabilities',
    },
    flags: [
      { flags: '--matrix', summary: 'the identity matrix instead: every row and cell, and what plays it' },
      {
        flags: '--target <url|file>',
        summary: 'with --matrix: rows for which this target offers nothing are undecided',
      },
      ONLY,
      SCENARIOS,
      JSON_FLAG,
    ],
    run: listCommand,
  },
  {
    name: 'decode',
    summary: 'show a SyncML message, package #0 or bootstrap document',
    argument: { name: '[file]', summary: 'the document; standard input without it or with -' },
    flags: [
      {
        flags: '--as <view>',
        summary: 'how to show it',
        choices: ['tree', 'xml', 'hex', 'ladder'],
        fallback: 'tree',
      },
      { flags: '--type <mime>', summary: 'its content type, where sniffing is not enough' },
      { flags: '--hex', summary: 'the input is hexadecimal text' },
      JSON_FLAG,
    ],
    run: decode,
  },
  {
    name: 'analyze',
    summary: 'judge a stored history again',
    argument: { name: '[folder]', summary: 'the run; the latest without it' },
    flags: [OUT, SCENARIOS, JSON_FLAG],
    run: analyze,
  },
  {
    name: 'doctor',
    summary: 'check that this machine and a target are fit for a run',
    flags: [{ flags: '--target <url|file>', summary: 'the DM server under test' }, JSON_FLAG],
    run: doctor,
  },
]
