import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { carryOut } from '../../../../harness/stage/hooks/carry-out.ts'
import { loadTargets } from '../../../../harness/target/load.ts'
import { targetSchema } from '../../../../harness/target/schema.ts'
import { UsageProblem } from '../../../../harness/target/usage-problem.ts'

const folder = mkdtempSync(join(tmpdir(), 'rollcall-target-'))
const file = (name: string, text: string) => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}
const nowhere = async () => ({ status: 200, headers: {}, body: Buffer.from('{"outcome":"over HTTP"}') })

describe('a target file', () => {
  it('has a published schema that names every field', () => {
    const page = new URL('../../../../docs/reference/target.schema.json', import.meta.url)
    const schema = `${JSON.stringify(targetSchema(), null, 2)}\n`
    if (process.env['UPDATE_GOLDEN']) writeFileSync(page, schema)
    expect(readFileSync(page, 'utf8')).toBe(schema)
    expect(Object.keys((targetSchema() as { properties: object }).properties)).toEqual(
      expect.arrayContaining(['endpoint', 'dm', 'tls', 'proxy', 'push', 'hooks', 'devices', 'tolerances']),
    )
  })

  it('imports devices from CSV', () => {
    file(
      'devices.csv',
      'imei,clientName,clientSecret,serverSecret\n490154203237518,"a ""b"", c",x,y\n356938035643809,d,e,f\n',
    )
    const [target] = loadTargets(
      file('csv.yaml', 'endpoint: http://127.0.0.1/dm\ndevices: { csv: devices.csv }\n'),
    )
    expect(target?.accounts?.map(({ imei, client }) => [imei, client.name])).toEqual([
      ['490154203237518', 'a "b", c'],
      ['356938035643809', 'd'],
    ])
    expect(target?.account?.imei).toBe('490154203237518')
  })

  it('says which line of the CSV to mend', () => {
    file('bad.csv', 'imei,clientName,clientSecret,serverSecret\n12,a,b,c\n')
    const path = file('bad.yaml', 'endpoint: http://127.0.0.1/dm\ndevices: { csv: bad.csv }\n')
    expect(() => loadTargets(path)).toThrow(UsageProblem)
    expect(() => loadTargets(path)).toThrow(/device 1: imei '12'/)
  })

  it('may be a TypeScript module, whose functions are hooks', async () => {
    const path = file(
      'target.ts',
      `import { defineTarget } from 'rollcall/target'
       export default defineTarget({
         endpoint: 'http://127.0.0.1/dm' as string,
         hooks: { pairs: async ({ imei }) => ({ outcome: 'told of ' + imei }) },
       })`,
    )
    const [target] = loadTargets(path)
    const hook = target?.hooks.pairs
    if (!hook) throw new Error('no hook')
    expect(structuredClone(hook)).toEqual(hook)
    expect(await carryOut(hook, { imei: '1' }, nowhere)).toEqual({
      accepted: true,
      status: 200,
      answer: { outcome: 'told of 1' },
    })
  })

  it('may give orders by shell, with the fields as environment and never as words of the command', async () => {
    const text = `endpoint: http://127.0.0.1/dm\nhooks: { pairs: { shell: 'printf "{\\"outcome\\":\\"%s\\"}" "$ROLLCALL_IMEI"' } }\n`
    const [target] = loadTargets(file('shell.yaml', text))
    const hook = target?.hooks.pairs
    if (!hook) throw new Error('no hook')
    const { accepted, answer } = await carryOut(hook, { imei: '$(touch /nope)' }, nowhere)
    expect(accepted).toBe(true)
    expect(answer).toEqual({ outcome: '$(touch /nope)' })
  })

  it('says why a command refused', async () => {
    const [target] = loadTargets(
      file(
        'no.yaml',
        `endpoint: http://127.0.0.1/dm\nhooks: { pairs: { shell: 'echo not today >&2; exit 3' } }\n`,
      ),
    )
    const hook = target?.hooks.pairs
    if (!hook) throw new Error('no hook')
    expect(await carryOut(hook, {}, nowhere)).toEqual({
      accepted: false,
      status: 500,
      answer: { reason: 'not today' },
    })
  })
})
