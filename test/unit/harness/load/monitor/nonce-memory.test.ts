import { describe, expect, it } from 'vitest'
import { NonceMemory } from '../../../../../harness/load/monitor/nonce-memory.ts'

describe('the memory of nonces', () => {
  const nonce = (n: number) => Buffer.from(`nonce ${n}`).toString('base64')

  it('says which session was given a nonce before', () => {
    const memory = new NonceMemory(100)
    expect(memory.give(nonce(1), 7)).toBe(-1)
    expect(memory.give(nonce(2), 8)).toBe(-1)
    expect(memory.give(nonce(1), 9)).toBe(7)
    expect(memory.give(nonce(1), 10)).toBe(9)
  })

  it('remembers the newest ones however many come, and takes none for another', () => {
    const memory = new NonceMemory(1_000)
    for (let n = 0; n < 20_000; n++) expect(memory.give(nonce(n), n)).toBe(-1)
    for (let n = 19_000; n < 20_000; n++) expect(memory.give(nonce(n), 1)).toBe(n)
    expect(memory.give(nonce(0), 1)).toBe(-1)
  })
})
