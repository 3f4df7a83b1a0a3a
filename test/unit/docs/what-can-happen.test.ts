import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { COMMANDS } from '../../../harness/prove/commands/index.ts'

const text = readFileSync('docs/reference/what-can-happen.md', 'utf8')
const rows = text.split('\n').filter((line) => line.startsWith('| ') && line.includes('`'))
const marked = (cell = '') => [...cell.matchAll(/`([^`]+)`/g)].map(([, word = '']) => word)
const named = rows.map((row) => row.split('|').map((cell) => cell.trim()))

describe('the table of what can happen', () => {
  it('names every command of prove, and no other', () => {
    const told = named.flatMap(([, , commands]) => marked(commands))
    expect(told.sort()).toEqual(COMMANDS.map(({ name }) => name).sort())
  })

  it('names for each command the file that it is in', () => {
    for (const [, , commands, files] of named) {
      const [words, paths] = [marked(commands), marked(files)]
      expect(paths).toHaveLength(words.length)
      for (const [at, path] of paths.entries()) {
        const file = `harness/prove/commands/${path}`
        expect(existsSync(file), file).toBe(true)
        expect(readFileSync(file, 'utf8')).toContain(`name: '${words[at]}'`)
      }
    }
  })
})
