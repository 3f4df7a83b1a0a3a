import type { Target } from '../target/target.ts'
import type { PlayResult, RunResult, Verdict } from './result.ts'
import type { Shard } from './shard.ts'

export interface AboutCases {
  readonly seed: string
  /** The command line that makes the whole run again, where one does. */
  readonly replay?: string
  readonly version: string
  readonly targets: readonly Target[]
  /** Why the run was stopped, when it was. */
  readonly aborted: string | undefined
  /** SHOULD and quality count like MUST. */
  readonly strict: boolean
  readonly command?: string
  /** Which part of the cases was played, where the run was divided. */
  readonly shard?: Shard | undefined
}

/** True where a failure only advises: the statement says SHOULD, or none at all. */
export const isAdvice = ({ variation }: PlayResult): boolean => variation.startsWith('SHOULD')

/**
 * The verdict on a peer: a MUST that fails, fails; what only advises is counted and named. Without the ordinary session
 * at the beginning and at the end, nothing that was asked in between says anything.
 */
export function concludeCases(plays: readonly PlayResult[], about: AboutCases): RunResult {
  const counts = { pass: 0, fail: 0, inconclusive: 0, error: 0, unsupported: 0 }
  for (const { verdict } of plays) counts[verdict] += 1
  const { verdict, reason } = weigh(plays, about)
  const { seed, replay, version, targets, aborted, command = 'conformance', shard } = about
  return {
    ...{ schema: 'rollcall-result/1', command, version, seed, plays, counts },
    ...(replay !== undefined && { replay }),
    ...(shard && { shard }),
    target: {
      name: targets.map(({ name }) => name).join(', '),
      endpoint: targets.map(({ endpoint }) => endpoint).join(' '),
      defects: targets[0]?.defects ?? [],
    },
    verdict: aborted !== undefined && verdict === 'pass' ? 'inconclusive' : verdict,
    reason:
      aborted === undefined
        ? reason
        : stopped(plays.length, aborted, verdict === 'fail' ? reason : undefined),
  }
}

const stopped = (plays: number, why: string, broken: string | undefined) =>
  `stopped after ${plays} plays: ${why}${broken === undefined ? '' : `; until then ${broken}`}`

function weigh(plays: readonly PlayResult[], { strict }: AboutCases): { verdict: Verdict; reason: string } {
  const played = plays.filter(({ verdict }) => verdict !== 'unsupported')
  if (played.length === 0) return { verdict: 'inconclusive', reason: 'nothing was played' }
  const insane = played.find(({ scenario, verdict }) => scenario.includes('/sanity/') && verdict !== 'pass')
  if (insane) {
    const verdict = insane.verdict === 'error' ? 'error' : 'inconclusive'
    return {
      verdict,
      reason: `the ordinary session does not work, so nothing else says much: ${insane.reason}`,
    }
  }
  const failed = played.filter(({ verdict }) => verdict === 'fail')
  const binding = failed.filter((play) => strict || !isAdvice(play))
  const [first] = binding
  if (first) return { verdict: 'fail', reason: `${first.play}: ${first.reason}` }
  const broken = played.find(({ verdict }) => verdict === 'error')
  if (broken) return { verdict: 'error', reason: `${broken.play}: ${broken.reason}` }
  const open = played.filter(({ verdict }) => verdict === 'inconclusive')
  const advice = failed.length === 0 ? '' : `, ${failed.length} that only advise not met`
  if (open.length > 0)
    return {
      verdict: 'inconclusive',
      reason: `${open.length} plays showed nothing, e.g. ${open[0]?.play}: ${open[0]?.reason}`,
    }
  return { verdict: 'pass', reason: `${played.length - failed.length} plays conform${advice}` }
}
