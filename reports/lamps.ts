import type { Stamped } from '../harness/history/event.ts'

/** How well a principal is known at a moment. */
export type Light = 'off' | 'claimed' | 'identified' | 'authenticated' | 'revoked'

export interface Lamps {
  readonly device: Light
  readonly subscriber: Light
  readonly user: Light
}

export const DARK: Lamps = { device: 'off', subscriber: 'off', user: 'off' }

/** The lamps after an event: what the three principals have shown so far (identity matrix §1.3, §1.4). */
export function lampsAfter(before: Lamps, event: Stamped): Lamps {
  switch (event.kind) {
    case 'dm.open':
      return { ...before, device: 'claimed' }
    case 'dm.clauth':
      return {
        ...before,
        device: event.ok && event.truth === 'genuine' ? 'authenticated' : event.ok ? 'claimed' : 'revoked',
      }
    case 'dm.close':
      return {
        ...before,
        device: 'off',
        subscriber: before.subscriber === 'authenticated' ? 'identified' : before.subscriber,
      }
    case 'net.pair':
      return {
        ...before,
        device: before.device === 'authenticated' ? before.device : 'identified',
        subscriber: 'identified',
      }
    case 'hlr.query':
      if (event.answer === 'active')
        return {
          ...before,
          subscriber: before.subscriber === 'authenticated' ? 'authenticated' : 'identified',
        }
      return event.answer === 'suspended' || event.answer === 'unknown'
        ? { ...before, subscriber: 'revoked' }
        : before
    case 'dm.subauth':
      return { ...before, subscriber: event.ok && event.truth === 'genuine' ? 'authenticated' : 'revoked' }
    case 'hlr.change':
      return event.status === 'active' ? before : { ...before, subscriber: 'revoked' }
    case 'sim.remove':
      return { device: before.device, subscriber: 'revoked', user: 'revoked' }
    case 'sim.insert':
      return { ...before, subscriber: 'claimed', user: 'off' }
    case 'chv.verify':
      return { ...before, user: event.result === 'ok' && event.enabled ? 'authenticated' : 'revoked' }
    case 'care.verify':
      return { ...before, user: event.ok ? 'authenticated' : 'revoked' }
    case 'care.call':
      return { ...before, user: 'claimed' }
    case 'eir.change':
      return event.status === 'black' ? { ...before, device: 'revoked' } : before
    default:
      return before
  }
}
