import { describe, expect, it } from 'vitest'
import { Gate } from '../../../../harness/prove/gate.ts'

/** Something that begins and ends, and says so. */
const actor = (log: string[]) => (name: string) => async () => {
  log.push(`${name} in`)
  await new Promise((resolve) => setTimeout(resolve, 5))
  log.push(`${name} out`)
}

describe('who wants to be alone', () => {
  it('waits for those inside, and those who come later wait', async () => {
    const log: string[] = []
    const act = actor(log)
    const gate = new Gate()
    await Promise.all([
      gate.together(act('a')),
      gate.together(act('b')),
      gate.alone(act('c')),
      gate.together(act('d')),
      gate.alone(act('e')),
    ])
    expect(log).toEqual([
      ...['a in', 'b in', 'a out', 'b out'],
      ...['c in', 'c out', 'd in', 'd out', 'e in', 'e out'],
    ])
  })

  it('is not kept waiting for ever by one who failed', async () => {
    const gate = new Gate()
    const fails = () => Promise.reject(new Error('it broke'))
    await expect(gate.together(fails)).rejects.toThrow('it broke')
    await expect(gate.alone(fails)).rejects.toThrow('it broke')
    await expect(gate.together(async () => 'in')).resolves.toBe('in')
  })
})
