import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readHistory } from '../../harness/history/reader.ts'
import type { RunResult } from '../../harness/verdict/result.ts'
import { ended, scratch, start } from './cli.ts'

const cwd = scratch()
const ONE = [
  '--only',
  'uc-5.1.4/b5-first-session-override',
  '--auth',
  'md5',
  '--content',
  'xml',
  '--seed',
  '1',
]

async function run(faults: string, ...more: string[]) {
  writeFileSync(join(cwd, 'faults.yaml'), faults)
  const args = ['run', ...ONE, '--json', '--faults', 'faults.yaml', ...more]
  const { code, stdout } = await ended(start(args, { cwd }))
  const injected: string[] = []
  for await (const { events } of readHistory(join(cwd, 'runs/run/latest/history.ndjson.gz')))
    for (const event of events)
      if (event.kind === 'wire.fault' && event.injected) injected.push(`${event.fault}, ${event.detail}`)
  return { code, injected, result: JSON.parse(stdout) as RunResult }
}

describe('a run with faults on the line', () => {
  it('passes where the server takes them as it should, and has them in the history', async () => {
    const { code, injected } = await run('- { kind: duplicate, exchange: 2 }\n- { kind: latency, ms: 5 }\n')
    expect(injected).toEqual(expect.arrayContaining(['duplicate, exchange 2', 'latency, exchange 1']))
    expect(code).toBe(0)
  })

  it('cannot tell what a lost answer kept from happening, and says so', async () => {
    const { code, injected, result } = await run('- { kind: lose-response, exchange: 2 }\n')
    expect(injected).toEqual(['lose-response, exchange 2'])
    expect(result.plays[0]?.reason).toBe('a fault was put on the line: lose-response at exchange 2')
    expect(code).toBe(2)
  })

  it('still fails what is unsafe whatever befalls it', async () => {
    const { code, result } = await run('- { kind: lose-response, exchange: 6 }\n', '--defect', 'D-12')
    expect(result.plays[0]?.reason).toMatch(/^SP-AUTH-04/)
    expect(code).toBe(1)
  })

  it('says what of a list of faults to mend', async () => {
    writeFileSync(join(cwd, 'bad.yaml'), '- { kind: thunder }\n')
    const { code, stderr } = await ended(start(['run', ...ONE, '--faults', 'bad.yaml'], { cwd }))
    expect(stderr).toMatch(/bad\.yaml: 0\.kind/)
    expect(code).toBe(104)
  })
})
