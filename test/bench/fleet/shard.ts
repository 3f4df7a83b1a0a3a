import { CALIBRATION_FLAGS } from '../../../harness/load/calibrate/plan.ts'
import { sharedNow } from '../../../harness/load/clock.ts'
import { checkPlan } from '../../../harness/load/plan/read.ts'
import { Shard } from '../../../harness/load/shard/shard.ts'

/** The devices of one worker, with a plan of its own, against the responder on that port. */
export function shardOf(
  plan: object,
  port: number,
  options: { readonly serverId?: string; readonly seed?: string } = {},
): Shard {
  const checked = checkPlan(plan, 'bench')
  const { serverId = 'calibration', seed = 'bench' } = options
  const { devices, traits } = checked
  const spec = { devices, seed, traits, plmn: { mcc: '234', mnc: '15' }, serverId }
  return new Shard(
    {
      ...{ plan: checked, spec, seed, shard: 0, shards: 1, flags: CALIBRATION_FLAGS, maxBytes: 1_000_000 },
      ...{ endpoints: { md5: `http://127.0.0.1:${port}/dm` }, line: undefined as never },
    },
    { now: sharedNow, network: undefined, onViolation: () => undefined },
  )
}
