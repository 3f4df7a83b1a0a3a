import type { ManagementObject } from '../../simulators/world/event.ts'
import { check } from './check.ts'

type Table = Readonly<Record<number, readonly number[]>>

/** FUMO §5.1; from every end the object goes back to idle. */
const FUMO: Table = {
  10: [30, 50],
  20: [10, 30],
  30: [20, 40],
  40: [50],
  50: [60, 10, 30],
  60: [70, 80, 90, 100],
  70: [80, 10, 60, 30],
  80: [10, 30],
  90: [100, 10, 30],
  100: [10, 30],
}
/** SCOMO: Status of Download, and of what is delivered or deployed. */
const SCOMO_DOWNLOAD: Table = {
  10: [30, 50],
  20: [10, 30],
  30: [20, 40, 50],
  40: [10, 30, 50],
  50: [10, 40, 60, 70],
  60: [10, 30, 50],
  70: [10, 30],
}
const SCOMO_INVENTORY: Table = {
  10: [20, 30, 40, 50, 70],
  20: [10, 30],
  30: [10, 20],
  40: [10, 50, 60, 70],
  50: [10, 40],
  60: [10, 40, 70],
  70: [10, 60],
}
/** LAWMO §5: any lock may follow any other. */
const LAWMO: Table = { 10: [20, 30], 20: [10, 30], 30: [10, 20] }

export default check(
  'SP-MO-01',
  'States of management objects change as the standard’s tables say',
  (tally) => {
    const state = new Map<string, number>()
    return ({ event }) => {
      // What is installed anew begins anew.
      if (event.kind === 'pkg.remove' && event.ok)
        for (const name of state.keys())
          if (name.startsWith(`${event.imei} scomo`) && name.endsWith(`/${event.name}`)) state.delete(name)
      if (event.kind !== 'mo.state') return
      const table = tableOf(event.mo, event.node)
      if (!table) return
      tally.test()
      const name = `${event.imei} ${event.mo} ${event.node}`
      const before = state.get(name)
      if (before !== undefined && before !== event.from)
        tally.fail(event.seq, `${event.node} goes from ${event.from}, but it was in ${before}`)
      if (event.from !== event.to && !table[event.from]?.includes(event.to))
        tally.fail(event.seq, `${event.node} goes from ${event.from} to ${event.to}`)
      state.set(name, event.to)
    }
  },
)

function tableOf(mo: ManagementObject, node: string): Table | undefined {
  if (mo === 'fumo') return FUMO
  if (mo === 'lawmo') return LAWMO
  if (mo === 'scomo') return /\/Download(\/|$)/.test(node) ? SCOMO_DOWNLOAD : SCOMO_INVENTORY
  return undefined
}
