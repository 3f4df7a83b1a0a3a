import { at, step, toned } from './step.ts'
import type { Tellers } from './teller.ts'

/** Packages and the state machines of the management objects. */
export const SOFTWARE: Tellers<
  'pkg.download' | 'pkg.verify' | 'pkg.install' | 'pkg.remove' | 'mo.state' | 'alert.sent' | 'lock.state'
> = {
  'pkg.download': ({ url, ok, octets, reason }) =>
    step('server', 'phone', `fetches ${url}: ${ok ? `${octets} octets` : (reason ?? 'failed')}`, toned(ok)),
  'pkg.verify': ({ name, version, integrity, originator, target }) => {
    const wrong = [!integrity && 'damaged', !originator && 'of nobody known', !target && 'for another model']
    const faults = wrong.filter((each) => each !== false)
    const good = faults.length === 0
    return at('phone', `examines ${name} ${version}: ${good ? 'genuine' : faults.join(', ')}`, toned(good))
  },
  'pkg.install': ({ name, version, ok, result }) =>
    at('phone', `installs ${name} ${version}: result ${result}`, toned(ok)),
  'pkg.remove': ({ name, ok, result }) => at('phone', `removes ${name}: result ${result}`, toned(ok)),
  'mo.state': ({ mo, from, to, cause }) => at('phone', `${mo}: state ${from} → ${to} (${cause})`),
  'alert.sent': ({ type, result, correlator }) =>
    step(
      'phone',
      'server',
      `reports ${type}: ${result}${correlator === undefined ? '' : ` for ${correlator}`}`,
    ),
  'lock.state': ({ state }) => at('phone', `is ${state}`),
}
