import { HlrProblem } from '../../simulators/network/hlr-core.ts'
import { ControlClient } from '../../simulators/network/osmo/control-client.ts'
import { type RunningHlr, startOsmoHlr } from '../../simulators/network/osmo/start.ts'
import { UsageProblem } from '../target/usage-problem.ts'

/** A real HLR of this run: started here, or somebody else's. */
export type HomeRegister = RunningHlr

/**
 * What `--hlr` names: `built-in` is nothing to start, `osmo` a fresh osmo-hlr, `osmo@<address>` one that runs already.
 * Throws UsageProblem when there is no such thing, or it cannot be reached.
 */
export async function openRegister(wish: string): Promise<HomeRegister | undefined> {
  if (wish === 'built-in') return undefined
  const [, address] = /^osmo(?:@([\w.:-]+))?$/.exec(wish) ?? []
  if (!wish.startsWith('osmo') || (wish !== 'osmo' && address === undefined))
    throw new UsageProblem(`--hlr ${wish} is none: write built-in, osmo, or osmo@127.0.0.1`)
  try {
    return address === undefined ? await startOsmoHlr() : await joined(address)
  } catch (problem) {
    if (!(problem instanceof HlrProblem)) throw problem
    throw new UsageProblem(problem.message)
  }
}

async function joined(host: string): Promise<HomeRegister> {
  const control = await ControlClient.open(host)
  return {
    host,
    onEnd: (told) => control.onEnd((problem) => told(problem.message)),
    close: async () => control.close(),
  }
}
