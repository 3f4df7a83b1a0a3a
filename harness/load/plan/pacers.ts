import { campaign } from '../pace/campaign.ts'
import { constant } from '../pace/constant.ts'
import { diurnal } from '../pace/diurnal.ts'
import type { Pacer } from '../pace/pacer.ts'
import { poisson } from '../pace/poisson.ts'
import { ramp } from '../pace/ramp.ts'
import { storm } from '../pace/storm.ts'
import type { Plan, Stage } from './plan.ts'

/** The pacers of a plan's open stages; a closed stage, whose pace is that of the target, has none. */
export function pacersOf({ stages, devices }: Plan, seed: string): Pacer[] {
  return stages.map((stage, at) => pacerOf(stage, devices, `${seed}/stage-${at}`))
}

function pacerOf(stage: Stage, devices: number, seed: string): Pacer {
  const { millis } = stage
  switch (stage.model) {
    case 'constant':
      return constant(stage.rate, millis)
    case 'ramp':
      return ramp(stage.from, stage.to, millis)
    case 'poisson':
      return poisson(stage.rate, millis, seed)
    case 'storm':
      return storm(devices, stage.spread, millis)
    case 'diurnal':
      return diurnal(stage.quiet, stage.peak, millis)
    case 'campaign':
      return campaign(devices, stage.acceptance, millis)
    case 'closed':
      return { millis, starts: () => [] }
  }
}
