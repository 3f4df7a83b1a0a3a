import { spawnSync } from 'node:child_process'
import { expect, it } from 'vitest'
import { BIN } from './cli.ts'

it('a reader that has seen enough is no error', () => {
  const line = `"${process.execPath}" "${BIN}" list conformance | head -1; echo "code \${PIPESTATUS[0]}"`
  const { stdout, stderr } = spawnSync('bash', ['-c', line], { encoding: 'utf8' })
  expect(stdout).toMatch(/automated.*\ncode 0\n$/)
  expect(stderr).toBe('')
})
