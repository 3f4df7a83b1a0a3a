import type { HealthCheck } from '../../verdict/load-result.ts'
import { type GeneratorHealth, LATE_MS } from '../measure/generator.ts'

/** What the generator may be like for its figures to count. */
const LIMITS = { loopLagP99: 50, cpu: 0.95, gcPauseMax: 200, slip: 0.01, ports: 0.8, heapMiB: 3_500 } as const

const percent = (share: number) => `${(share * 100).toFixed(share < 0.1 ? 1 : 0)} %`

/** The worst of all workers in each respect, beside what it may be. Over budget, the measurement is void. */
export function judgeGenerator(healths: readonly GeneratorHealth[]): HealthCheck[] {
  const worst = (name: keyof GeneratorHealth) => Math.max(0, ...healths.map((health) => health[name]))
  const ports = healths.reduce((sum, each) => sum + each.ports, 0)
  const check = (
    name: string,
    value: number,
    limit: number,
    show: (value: number) => string,
  ): HealthCheck => ({
    name,
    measured: show(value),
    limit: show(limit),
    ok: value <= limit,
  })
  const millis = (value: number) => `${value.toFixed(value < 10 ? 1 : 0)} ms`
  return [
    check('loop lag p99', worst('loopLagP99'), LIMITS.loopLagP99, millis),
    check('cpu', worst('cpu'), LIMITS.cpu, percent),
    check('gc pause', worst('gcPauseMax'), LIMITS.gcPauseMax, millis),
    check(`slip over ${LATE_MS} ms`, worst('slip'), LIMITS.slip, percent),
    check('ports', ports, LIMITS.ports, percent),
    check('heap', worst('heapMiB'), LIMITS.heapMiB, (value) => `${value.toFixed(0)} MiB`),
  ]
}
