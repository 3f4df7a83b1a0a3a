import { describe, expect, it } from 'vitest'
import { Probation } from '../../../../harness/load/probation.ts'

/** How often of so many times a rest begins, when `known` things come again for each one that does not. */
function rests(times: number, known: number): number {
  const probation = new Probation()
  let begun = 0
  for (let n = 0; n < times; n++) {
    for (let again = 0; again < known; again++) probation.known()
    if (probation.anew()) begun += 1
  }
  return begun
}

describe('a probation', () => {
  it('goes on where things come again', () => {
    expect(rests(20_000, 2)).toBe(0)
  })

  it('rests where they do not, and tries again now and then', () => {
    expect(rests(20_000, 0)).toBe(4)
    const probation = new Probation()
    for (let n = 0; n < 255; n++) expect(probation.anew()).toBe(false)
    expect(probation.anew()).toBe(true)
    expect(probation.resting).toBe(true)
    for (let n = 0; n < 5_000; n++) probation.anew()
    expect(probation.resting).toBe(false)
  })
})
