import type { Distribution, LadderRow } from '../../verdict/load-result.ts'
import type { Latency } from '../measure/latency.ts'
import type { Rung, Tally } from '../measure/tally.ts'
import { COMES, type Comes, STEPS, type Step } from '../session/step.ts'

const SAYS: Readonly<Record<Step, string>> = {
  'package-0': 'order to notify',
  'package-1': 'pkg1 alert + DevInfo',
  'package-1-again': 'pkg1 again, with new nonce',
  'package-3': 'pkg3 status + results',
}

const BRINGS: Readonly<Record<Comes, string>> = {
  notification: 'pkg0 notification',
  challenge: 'challenge',
  commands: 'pkg2 commands',
  end: 'pkg4 nothing more',
}

/** The messages of all sessions by kind, as SIPp shows them: what was sent, and below it what came back. */
export function ladderOf(tally: Tally): LadderRow[] {
  return STEPS.flatMap((step) => {
    const rung = tally.rungs[step]
    if (rung.sent === 0) return []
    const { timeouts, lost } = rung
    const latency = distributionOf(tally.latencies.get(step))
    const sent: LadderRow = {
      ...{ direction: '→', message: SAYS[step], count: rung.sent, timeouts, lost, inFlight: inFlight(rung) },
      ...{ unexpected: rung.answered.unexpected, latency },
    }
    const heard = COMES.filter((each) => rung.answered[each] > 0).map(
      (each): LadderRow => ({
        ...{ direction: '←', message: BRINGS[each], count: rung.answered[each] },
        ...{ inFlight: 0, timeouts: 0, lost: 0, unexpected: 0 },
      }),
    )
    return [sent, ...heard]
  })
}

/** What was sent before the warm-up was over and answered after it counts as answered alone. */
function inFlight({ sent, answered, timeouts, lost }: Rung): number {
  const settled = Object.values(answered).reduce((sum, each) => sum + each, timeouts + lost)
  return Math.max(0, sent - settled)
}

export function distributionOf(latency: Latency | undefined): Distribution {
  if (!latency || latency.samples === 0) return { samples: 0 }
  const at = (percent: number) => latency.percentile(percent) ?? 0
  return {
    samples: latency.samples,
    ...{ p50: at(50), p90: at(90), p95: at(95), p99: at(99), p999: at(99.9) },
    ...{ max: latency.max ?? 0, mean: latency.mean ?? 0 },
  }
}
