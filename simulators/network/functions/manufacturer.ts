import { imei14Of } from '../../../protocol/identity/imei.ts'
import type { Manufacturer, Said } from '../manufacturer.ts'
import { ok, type Route, refuse, text } from './route.ts'

/** One thing that an operator can ask the manufacturer about a device. */
function about(
  path: string,
  say: (manufacturer: Manufacturer, imei14: string, body: unknown) => Said,
): Route {
  const imeiIn = (body: unknown) => imei14Of(text(body, 'imei')) ?? ''
  return {
    name: 'manufacturer',
    method: 'POST',
    pattern: new RegExp(`^/manufacturer/${path}$`),
    concerns: ({ manufacturer }, { body }) => manufacturer.knows(imeiIn(body)),
    answer: ({ manufacturer }, { body }, _id, fault) => {
      const said =
        manufacturer.hear((body ?? {}) as Record<string, unknown>) ??
        (fault ? undefined : say(manufacturer, imeiIn(body), body))
      if (!said) return fault?.kind === 'timeout' ? 'no-answer' : refuse(503, 'system failure')
      return said.status === 200 ? ok(said.body) : refuse(said.status, said.error)
    },
  }
}

/** The manufacturer's server as an operator sees it; it is told of devices, and of nobody who uses them. */
export const MANUFACTURER_ROUTES: readonly Route[] = [
  about('targets', (manufacturer, imei14, body) => manufacturer.target(imei14, text(body, 'model'))),
  about('releases', (manufacturer, imei14, body) => manufacturer.release(imei14, text(body, 'proof'))),
  about('reports', (manufacturer, imei14) => manufacturer.report(imei14)),
]
