import { spawn } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { RunResult } from '../../harness/verdict/result.ts'
import { BIN, ended, rollcall, scratch, start } from './cli.ts'

/** A scenario of a user that does something bad to its worker. */
const scenario = (id: string, play: string) => `export default {
  id: 'own/${id}', title: '${id}', purpose: '${id}.', useCase: '5.1.4', variation: 'B3', guarded: 'OP-BOOT',
  outcome: 'performed', proves: [], needs: [], async play(stage) { ${play} },
}
`

const B3 = 'b3-network-provisioning'

function withScenarios(files: Record<string, string>): string {
  const cwd = scratch()
  for (const [name, text] of Object.entries(files)) writeFileSync(join(cwd, name), text)
  return cwd
}

const resultIn = (cwd: string) =>
  JSON.parse(readFileSync(join(cwd, 'runs/run/latest/result.json'), 'utf8')) as RunResult

/** A limit on the size of files is to a run what a full disk is: a write is refused in the middle of it. */
const LIMITED = `trap '' XFSZ; ulimit -f 40; exec "$0" "$@"`

describe('what can go wrong in a run', () => {
  it('a worker that dies loses its own plays and nothing else', async () => {
    const cwd = withScenarios({ 'dies.mjs': scenario('dies', 'process.exit(3)') })
    const args = [
      'run',
      '--scenarios',
      '.',
      '--only',
      'own/dies',
      '--only',
      B3,
      '--auth',
      'md5',
      '--seed',
      'k',
    ]
    const { code } = await rollcall(args, { cwd })
    const { plays } = resultIn(cwd)
    const died = plays.filter((play) => play.scenario === 'own/dies')
    expect(died.map(({ verdict }) => verdict)).toEqual(['error', 'error'])
    expect(died[0]?.reason).toMatch(/worker that played it died/)
    expect(plays.some(({ scenario: id, verdict }) => id.endsWith(B3) && verdict === 'pass')).toBe(true)
    expect(code).toBe(107)
  })

  it('a scenario that throws is an error with its own words, and exit code 107', async () => {
    const cwd = withScenarios({ 'throws.mjs': scenario('throws', "throw new Error('the script is wrong')") })
    const { code, stdout } = await rollcall(
      ['run', '--scenarios', '.', '--only', 'own/', '--auth', 'md5', '--seed', 'k'],
      { cwd },
    )
    expect(code).toBe(107)
    expect(stdout).toMatch(/the script is wrong/)
    expect(resultIn(cwd).plays[0]?.verdict).toBe('error')
  })

  it('a scenario that never ends is given up', async () => {
    const cwd = withScenarios({
      'hangs.mjs': scenario('hangs', 'await new Promise(() => {})').replace("'performed'", "'withheld'"),
    })
    const args = [
      'run',
      '--scenarios',
      '.',
      '--only',
      'own/',
      '--auth',
      'md5',
      '--content',
      'xml',
      '--timeout',
      '0.5',
      '--seed',
      'k',
    ]
    const { code } = await rollcall(args, { cwd })
    expect(resultIn(cwd).plays[0]?.reason).toMatch(/did not end within 3 s/)
    expect(code).toBe(107)
  })

  it('a disk that is full stops the run, keeps what there is, and exits with 105', async () => {
    const cwd = scratch()
    const args = ['run', '--use-case', '5.1.4', '--auth', 'md5', '--seed', 'k']
    const child = spawn('bash', ['-c', LIMITED, process.execPath, BIN, ...args], { cwd })
    const { code, stderr, stdout } = await ended(child)
    expect(stderr).toMatch(/cannot keep the history in .*EFBIG/)
    expect(stderr).toMatch(/free some space or choose another folder with --out/)
    expect(stdout).toMatch(/stopped after \d+ plays/)
    expect(code).toBe(105)
  })

  it('a disk that has no room for the database of the reference server is named, with what to do', async () => {
    const args = ['run', '--only', 'restart', '--auth', 'md5', '--seed', 'k']
    const child = spawn('bash', ['-c', LIMITED, process.execPath, BIN, ...args], { cwd: scratch() })
    const { code, stderr } = await ended(child)
    expect(stderr).toMatch(/cannot keep its database in .*server\.db: .*\n {2}free some space/)
    expect(code).toBe(104)
  })

  it('an interrupt reports what was played and exits with 105', async () => {
    const cwd = scratch()
    const child = start(['run', '--seed', 'k'], { cwd })
    const done = ended(child)
    await new Promise((resolve) => child.stderr?.once('data', resolve))
    setTimeout(() => child.kill('SIGINT'), 1_500)
    const { code, stdout } = await done
    expect(code).toBe(105)
    expect(stdout).toMatch(/stopped after \d+ plays: interrupted by SIGINT/)
    const again = await rollcall(['analyze'], { cwd })
    expect(again.stdout).toMatch(/passed/)
  })
})

describe('bad usage', () => {
  it.each([
    [['run', '--only', 'no-such-thing'], /no scenario matches 'no-such-thing'; rollcall list shows them all/],
    [['run', '--defect', 'D-9999'], /there is no defect D-9999; known are D-01/],
    [['run', '--target', 'missing.yaml'], /cannot read the target file missing.yaml/],
    [['run', '--target', 'http://dm.example.com/dm'], /say --i-own-this-server/],
    [['run', '--workers', 'many'], /whole number from 1 to 64/],
    [['run', '--colour'], /unknown option/],
    [['run', '--out', '/proc/nowhere'], /cannot keep runs in \/proc\/nowhere/],
    [['list', 'unicorns'], /there is no list of unicorns/],
    [['analyze', 'nowhere'], /there is no history in nowhere/],
    [['decode', 'nowhere.xml'], /cannot read nowhere.xml/],
    [['dance'], /unknown command/],
  ])('%j is answered with 104 and the fix', async (args, message) => {
    const { code, stderr } = await rollcall(args)
    expect(stderr).toMatch(message)
    expect(stderr).not.toMatch(/at .*\.js:\d+/)
    expect(code).toBe(104)
  })

  it.each([
    ['endpoint: ftp://x/', /endpoint: must be an http:\/\/ or https:\/\/ URL/],
    ['endpoint: http://127.0.0.1/\nauth: [md6]', /auth\.0/],
    ['endpoint: http://127.0.0.1/\nendpont: x', /endpont/],
    ['endpoint: [', /is not YAML/],
    ['', /is empty/],
  ])('the target file %j is answered with the line to mend', async (text, message) => {
    const cwd = withScenarios({ 'target.yaml': text })
    const { code, stderr } = await rollcall(['run', '--target', 'target.yaml'], { cwd })
    expect(stderr).toMatch(message)
    expect(code).toBe(104)
  })

  it('two scenarios of one name, and a module that is none, are named', async () => {
    const twice = withScenarios({ 'a.mjs': scenario('x', ''), 'b.mjs': scenario('x', '') })
    expect((await rollcall(['list', '--scenarios', '.'], { cwd: twice })).stderr).toMatch(
      /two scenarios are called own\/x/,
    )
    const none = withScenarios({ 'a.mjs': 'export const x = 1\n' })
    expect((await rollcall(['list', '--scenarios', '.'], { cwd: none })).stderr).toMatch(
      /exports no scenario/,
    )
  })
})
