import { spawn } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { ended, scratch } from './cli.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const cwd = scratch()

const sh = (command: string, where: string) =>
  ended(spawn('bash', ['-c', command], { cwd: where, env: { ...process.env, CI: '1', NODE_OPTIONS: '' } }))

/** What the compiler says about files of the user. */
async function types(files: string) {
  const tsc = join(ROOT, 'node_modules/.bin/tsc')
  const flags = `--noEmit --strict --skipLibCheck --module nodenext --target es2022 --types node --typeRoots "${join(ROOT, 'node_modules/@types')}"`
  const { code, stdout } = await sh(`"${tsc}" ${flags} ${files}`, join(cwd, 'user'))
  return { code, stdout }
}

/** What a user installs is what was tested: the tarball, in a folder of its own, with the example of the docs. */
describe('the packed artefact', () => {
  beforeAll(async () => {
    const packed = await sh(`npm pack --ignore-scripts --silent --pack-destination "${cwd}"`, ROOT)
    expect(packed.code, packed.stderr).toBe(0)
    const [tarball = ''] = readdirSync(cwd).filter((name) => name.endsWith('.tgz'))
    mkdirSync(join(cwd, 'user'))
    writeFileSync(join(cwd, 'user/package.json'), '{"name":"user","type":"module","private":true}')
    const flags = '--ignore-scripts --prefer-offline --no-audit --no-fund --loglevel error'
    const installed = await sh(`npm install ${flags} "../${tarball}"`, join(cwd, 'user'))
    expect(installed.code, installed.stderr).toBe(0)
  }, 170_000)

  it('runs the example of docs/properties-in-your-tests.md', async () => {
    const page = readFileSync(join(ROOT, 'docs/properties-in-your-tests.md'), 'utf8')
    const example = /```js\n(\/\/ identity\.test\.mjs[\s\S]*?)```/.exec(page)?.[1]
    writeFileSync(join(cwd, 'user/identity.test.mjs'), example ?? '')
    const { code, stdout } = await sh(`"${process.execPath}" --test identity.test.mjs`, join(cwd, 'user'))
    expect(stdout).toContain('# pass 1')
    expect(code, stdout).toBe(0)
  })

  it('brings its types', async () => {
    const user = `import { assertUpholds, identityProperties, type ProofResult } from 'rollcall'
const identity = await identityProperties({ seed: '1' })
const result: ProofResult = await identity.prove({ runs: 1 })
assertUpholds(result, 'SP-SUB-01')
// @ts-expect-error a number of runs is a number
await identity.prove({ runs: 'many' })
`
    writeFileSync(join(cwd, 'user/user.ts'), user)
    expect(await types('user.ts')).toEqual({ code: 0, stdout: '' })
  })

  it('brings defineTarget, and the example of docs/reference/target-file.md is one', async () => {
    const page = readFileSync(join(ROOT, 'docs/reference/target-file.md'), 'utf8')
    const example = /```ts\n(\/\/ rollcall\.target\.ts[\s\S]*?)```/.exec(page)?.[1] ?? ''
    writeFileSync(join(cwd, 'user/rollcall.target.ts'), example)
    writeFileSync(
      join(cwd, 'user/wrong.target.ts'),
      `import { defineTarget } from 'rollcall/target'
// @ts-expect-error a target has an endpoint
export default defineTarget({ auth: ['md5'] })
`,
    )
    expect(await types('rollcall.target.ts wrong.target.ts')).toEqual({ code: 0, stdout: '' })
    const schema = await sh('node -p "require.resolve(\'rollcall/target.schema.json\')"', join(cwd, 'user'))
    expect(schema.code, schema.stderr).toBe(0)
    const { stdout } = await sh('npx rollcall target check rollcall.target.ts', join(cwd, 'user'))
    expect(stdout).toContain('127.0.0.1:8080')
  })

  it('has the command line', async () => {
    const { code, stdout } = await sh('npx rollcall --version', join(cwd, 'user'))
    expect(stdout).toMatch(/^\d+\.\d+\.\d+/)
    expect(code).toBe(0)
  })
})
