import { randomBytes } from 'node:crypto'
import type { AuthType } from '../../protocol/credentials/type.ts'
import { version } from '../cli/version.ts'
import { loadTargets } from '../target/load.ts'
import { mustBeOwn } from '../target/must-be-own.ts'
import type { ProofResult } from '../verdict/proof.ts'
import { Arena } from './arena.ts'
import { conclude } from './conclude.ts'
import { inThread } from './performers.ts'
import { Prover } from './prover.ts'
import { TITLES } from './title.ts'

export interface PropertiesOptions {
  /** The DM server under test: its URL, or a target file. Without it an embedded reference server is started. */
  readonly target?: string
  /** Seeded defects of the embedded reference server. */
  readonly defects?: readonly string[]
  /** Credential types of the embedded reference server; all of them where none is named. */
  readonly auths?: readonly AuthType[]
  /** The same seed makes the same worlds; drawn, and told in the result, where none is given. */
  readonly seed?: string
  /** Must be said before a server that is not on this machine is attacked. */
  readonly iOwnThisServer?: boolean
}

export interface ProveOptions {
  /** How many worlds at most; 200 where `seconds` is not given either. */
  readonly runs?: number
  readonly seconds?: number
  /** Only properties whose id begins so, e.g. `SP-SUB`. */
  readonly properties?: readonly string[]
  readonly signal?: AbortSignal
}

/** The identity properties of one DM server, for a test suite. */
export interface IdentityProperties {
  /** Ids and titles of all properties. */
  readonly properties: ReadonlyMap<string, string>
  /** Performs worlds until the budget is spent, and says what they showed. */
  prove(options?: ProveOptions): Promise<ProofResult>
  close(): Promise<void>
}

const DEFAULT_RUNS = 200

/**
 * Opens the identity properties for a DM server, to be asked from vitest, Playwright Test or node:test. Rejects with a
 * message that says what to mend when the target file is wrong or its network address is taken.
 */
export async function identityProperties(options: PropertiesOptions = {}): Promise<IdentityProperties> {
  const seed = options.seed ?? randomBytes(4).toString('hex')
  const performers = inThread(await arenaFor(options, seed))
  const { targets } = performers
  const dialects = targets.flatMap(({ auths, contents }) =>
    auths.flatMap((auth) => contents.map((content) => ({ auth, content }))),
  )
  return {
    properties: TITLES,
    prove: async ({ runs, seconds, properties, signal = new AbortController().signal } = {}) => {
      const wanted = (id: string) => properties?.some((start) => id.startsWith(start)) ?? true
      const budget = {
        ...(runs !== undefined || seconds === undefined ? { runs: runs ?? DEFAULT_RUNS } : {}),
        ...(seconds !== undefined && { seconds }),
      }
      const outcome = await new Prover(performers, { seed, dialects, budget, wanted, signal }).prove()
      return conclude(outcome, { version: version(), seed, targets, wanted, bundles: new Map() })
    },
    close: () => performers.close(),
  }
}

async function arenaFor(options: PropertiesOptions, seed: string): Promise<Arena> {
  const { target, defects = [], auths = ['md5', 'mac', 'basic'], iOwnThisServer = false } = options
  if (target === undefined)
    return Arena.embedded({ seed, auths, contents: ['xml', 'wbxml'], defects, timeoutMs: 10_000 })
  const targets = loadTargets(target)
  for (const each of targets) mustBeOwn(each, iOwnThisServer)
  return Arena.before(targets)
}
