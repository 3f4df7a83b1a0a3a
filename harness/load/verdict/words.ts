import type { FaultWindow, Stage } from '../plan/plan.ts'

const span = (millis: number) => (millis % 60_000 === 0 ? `${millis / 60_000} min` : `${millis / 1000} s`)

/** A stage as a person says it, its model named plainly. */
export function stageInWords(stage: Stage): string {
  const time = `for ${span(stage.millis)}`
  switch (stage.model) {
    case 'constant':
      return `open, constant ${stage.rate} sessions/s ${time}`
    case 'ramp':
      return `open, ramp from ${stage.from} to ${stage.to} sessions/s ${time}`
    case 'poisson':
      return `open, Poisson arrivals of ${stage.rate} sessions/s ${time}`
    case 'storm':
      return `open, storm: all devices come back, most within ${span(stage.spread)}, ${time}`
    case 'diurnal':
      return `open, diurnal between ${stage.quiet} and ${stage.peak} sessions/s ${time}`
    case 'campaign':
      return `open, campaign accepted by ${Math.round(stage.acceptance * 100)} % ${time}`
    case 'closed':
      return `closed, ${stage.users} users with ${span(stage.pause)} pause ${time}`
  }
}

/** What goes wrong in a window, as the shade on a chart is called. */
export function faultInWords({ fault }: FaultWindow): string {
  if (fault.kind === 'slow') return `answers come ${span(fault.by)} later`
  const share = `${Number((fault.share * 100).toPrecision(3))} % of messages`
  return fault.kind === 'fail' ? `HTTP ${fault.status} for ${share}` : `connection reset for ${share}`
}
