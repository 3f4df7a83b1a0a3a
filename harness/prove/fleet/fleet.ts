import type { Finding } from '../../verdict/result.ts'
import { flawOfNonces } from './nonces.ts'
import type { FleetSample, NonceSample, SecretSample } from './sample.ts'
import { flawOfSecrets } from './secrets.ts'

/** Laws about what a target hands out to all its phones together, which no single history can break. */
export const FLEET_TITLES: ReadonlyMap<string, string> = new Map([
  ['SP-AUTH-04/fleet', 'Nobody can foresee a nonce, and none comes twice in the whole fleet'],
  ['SP-AUTH-07/fleet', 'Nobody can work out the secret of a device, and no two have the same'],
])

/** The fewest nonces, and the fewest secrets, of which anything is said. */
const FEWEST = 24

/** Newest ones that are kept: a longer memory shows nothing more. */
const MOST = 4_000

/** How large a fleet has become, and what is wrong with it. */
export interface FleetRow {
  readonly rule: string
  /** Size of the sample; 0 where it is too small to say anything. */
  readonly evaluated: number
  readonly finding?: Finding
}

/** Gathers what a target hands out, run by run, and judges it as a whole. */
export class Fleet {
  #nonces: NonceSample[] = []
  #secrets: SecretSample[] = []
  #taken = 0
  /** It is looked at when it has doubled: few looks, so that few of them can be wrong by chance. */
  #due = FEWEST
  #rows: readonly FleetRow[] = []

  take({ nonces, secrets }: FleetSample): void {
    this.#nonces.push(...nonces)
    this.#secrets.push(...secrets)
    this.#taken += nonces.length + secrets.length
    if (this.#nonces.length > 2 * MOST) this.#nonces = this.#nonces.slice(-MOST)
    if (this.#secrets.length > 2 * MOST) this.#secrets = this.#secrets.slice(-MOST)
  }

  /** What the last look showed. */
  get rows(): readonly FleetRow[] {
    if (this.#taken < this.#due) return this.#rows
    this.#due = 2 * this.#taken
    this.#rows = this.look()
    return this.#rows
  }

  /** Judges everything that has been gathered, now. */
  look(): FleetRow[] {
    const known = this.#secrets.map(({ of }) => of)
    return [
      row('SP-AUTH-04/fleet', this.#nonces.length, () => flawOfNonces(this.#nonces, known)),
      row('SP-AUTH-07/fleet', this.#secrets.length, () => flawOfSecrets(this.#secrets)),
    ]
  }
}

function row(rule: string, size: number, flaw: () => string | undefined): FleetRow {
  if (size < FEWEST) return { rule, evaluated: 0 }
  const message = flaw()
  return {
    rule,
    evaluated: size,
    ...(message !== undefined && { finding: { property: rule, message, seq: 0 } }),
  }
}

export const isFleetRule = (property: string): boolean => FLEET_TITLES.has(property)
