import { describe, expect, it } from 'vitest'
import { crewFor } from '../../../../../harness/cli/load/crew.ts'

describe('flags of a run over several machines', () => {
  it.each([
    [{ on: 'redis://127.0.0.1:1', workers: 2 }, '--workers is said to each agent'],
    [{ on: 'redis://127.0.0.1:1', fleet: 'kept.fleet' }, '--fleet cannot go with --on'],
    [{ agents: 2 }, '--agents and --wait go with --on'],
    [{ wait: 5 }, '--agents and --wait go with --on'],
    [{ on: 'http://127.0.0.1:1' }, '--on wants redis://host:port'],
  ])('%j: %s', async (options, message) => {
    await expect(crewFor(options)).rejects.toThrow(message)
  })

  it('are none where the run stays on this machine', async () => {
    expect(await crewFor({ workers: 2, fleet: 'kept.fleet' })).toBeUndefined()
  })
})
