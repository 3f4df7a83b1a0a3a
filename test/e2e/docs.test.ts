import { spawn } from 'node:child_process'
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BIN, ended, scratch, start } from './cli.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const pages = [
  'README.md',
  ...readdirSync(join(ROOT, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
]

/** Every command that a page shows, in a block or in a line; comments are cut off. */
const commands = pages.flatMap((page) => {
  const text = readFileSync(join(ROOT, page), 'utf8')
  const shown = [...text.matchAll(/^(npx rollcall [^\n]*)$/gm), ...text.matchAll(/`(npx rollcall [^`\n]*)`/g)]
  return shown.map(([, command = '']) => [page, command.replace(/\s+#.*$/, '').trim()] as const)
})
const unique = [...new Map(commands.map((each) => [each[1], each])).values()]
/** Runs until somebody stops it: it is running while the others are tried. */
const servers = unique.filter(([, command]) => command.includes(' serve '))
const others = unique.filter(([, command]) => !command.includes(' serve '))

const cwd = scratch()
let server: ReturnType<typeof start> | undefined

beforeAll(async () => {
  mkdirSync(join(cwd, 'test/golden'), { recursive: true })
  cpSync(join(ROOT, 'test/golden/wbxml'), join(cwd, 'test/golden/wbxml'), { recursive: true })
  cpSync(join(ROOT, 'scenarios/load'), join(cwd, 'scenarios/load'), { recursive: true })
  const page = readFileSync(join(ROOT, 'docs/writing-a-scenario.md'), 'utf8')
  mkdirSync(join(cwd, 'my-scenarios'))
  writeFileSync(join(cwd, 'my-scenarios/stolen-abroad.mjs'), /```js\n([\s\S]*?)```/.exec(page)?.[1] ?? '')
  server = start(['serve', '--auth', 'md5', '--port', '8080', '--write-target', 'example.yaml'], { cwd })
  await new Promise((resolve) => server?.stderr?.once('data', resolve))
  cpSync(join(cwd, 'example.yaml'), join(cwd, 'my-server.yaml'))
})

afterAll(() => server?.kill('SIGINT'))

describe('commands in README and docs', () => {
  it('are found', () => {
    expect(others.length).toBeGreaterThan(8)
    expect(servers.length).toBeGreaterThan(0)
  })

  it.each(others)('%s: %s', async (_page, command) => {
    const line = command.replaceAll('npx rollcall', `"${process.execPath}" "${BIN}"`)
    const { code, stderr } = await ended(
      spawn('bash', ['-c', line], { cwd, env: { ...process.env, CI: '1' } }),
    )
    // A busy machine may void a measurement, and then says so: the command is as good as ever.
    expect(command.includes(' load ') ? [0, 2] : [0], stderr).toContain(code)
  })

  it('the target file of the reference page is one', async () => {
    const page = readFileSync(join(ROOT, 'docs/reference/target-file.md'), 'utf8')
    const yaml = (/```yaml\n(name: [\s\S]*?)```/.exec(page)?.[1] ?? '').replace(
      /^(tls|certificates):.*$/gm,
      '',
    )
    writeFileSync(join(cwd, 'reference.yaml'), yaml)
    const child = start(['doctor', '--target', 'reference.yaml'], { cwd })
    const { code, stdout } = await ended(child)
    expect(stdout).toMatch(/My DM server: speaks +xml, wbxml with md5/)
    expect(code).toBe(0)
  })
})
