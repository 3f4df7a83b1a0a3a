import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { PartFile } from '../../../../reports/html/part-file.ts'

describe('PartFile', () => {
  it('gives pieces back in any order, also long ones and text beyond ASCII, and leaves no file', () => {
    const folder = mkdtempSync(join(tmpdir(), 'rollcall-part-'))
    const parts = new PartFile(join(folder, 'page.part'))
    const long = '‰é'.repeat(100_000)
    parts.put('a', 'first')
    parts.put('b', long)
    parts.put('c', '')
    const file = openSync(join(folder, 'page'), 'w')
    for (const name of ['b', 'c', 'unknown', 'a']) parts.copyTo(file, name)
    closeSync(file)
    parts.discard()
    expect(readFileSync(join(folder, 'page'), 'utf8')).toBe(`${long}first`)
    expect(existsSync(join(folder, 'page.part'))).toBe(false)
    rmSync(folder, { recursive: true })
  })
})
