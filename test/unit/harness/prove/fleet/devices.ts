import type { Public } from '../../../../../harness/prove/fleet/sample.ts'
import { Random } from '../../../../../simulators/world/random.ts'

/** Devices as a prover meets them: every identifier is drawn, and the same number draws the same fleet. */
export function devices(count: number, seed = 'fleet'): { readonly of: Public; readonly random: Random }[] {
  return Array.from({ length: count }, (_, n) => {
    const random = new Random(`${seed}/${n}`)
    const of = {
      imei: `35${random.digits(12)}`,
      imsi: `23415${random.digits(10)}`,
      msisdn: `447${random.digits(9)}`,
      iccid: `8944${random.digits(15)}`,
      serverId: 'dm.operator.example',
      user: random.token(12),
    }
    return { of, random }
  })
}
