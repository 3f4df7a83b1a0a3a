import type { FleetSpec } from '../fleet/fleet.ts'
import type { Plan } from '../plan/plan.ts'
import { checkPlan } from '../plan/read.ts'

const DEVICES = 2_000

/** As many sessions as go: users that begin the next one when the last one is over, on a few connections. */
export function calibrationPlan(
  content: 'xml' | 'wbxml',
  options: { readonly judge?: string; readonly seconds: number },
): Plan {
  const { judge = '100%', seconds } = options
  return checkPlan(
    {
      name: 'calibration',
      fleet: { devices: DEVICES, content, origin: 'fresh', auth: 'md5' },
      stages: [{ model: 'closed', users: 32, for: `${seconds}s` }],
      warmUp: '2s',
      judge,
      limits: { connections: 16 },
    },
    'calibration',
  )
}

/** The trivial responder asks no network functions: what they alone can prove is not demanded of it. */
export const CALIBRATION_FLAGS: Readonly<Record<string, string>> = Object.fromEntries(
  ['DN', 'DE', 'SI', 'SH', 'LG'].map((column) => [`require.B5.${column}`, 'no']),
)

/** The fleet that the trivial responder knows. */
export function calibrationSpec(content: 'xml' | 'wbxml'): FleetSpec {
  const { devices, traits } = calibrationPlan(content, { seconds: 3 })
  return { devices, seed: 'bench', traits, plmn: { mcc: '234', mnc: '15' }, serverId: 'calibration' }
}
