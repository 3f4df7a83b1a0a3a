import { down, type Route, refuse, text } from './route.ts'

/** The register of what was bought. */
export const entitlements: Route = {
  name: 'entitlements',
  method: 'POST',
  pattern: /^\/entitlements$/,
  concerns: (network, { body }) => network.hlr.find('imsi', text(body, 'imsi')) !== undefined,
  answer: ({ payment }, { body }, _id, fault) => {
    const failed = down(fault)
    if (failed) return failed
    const [order, imsi, imei] = [text(body, 'order'), text(body, 'imsi'), text(body, 'imei')]
    const items = (body as { items?: unknown } | null)?.items
    if (order === '' || !Array.isArray(items) || !items.every((item) => typeof item === 'string'))
      return refuse(400, 'order, imsi and items must be given')
    payment.entitlements.switchOn(order, { imsi, ...(imei !== '' && { imei: imei.slice(0, 14) }) }, items)
    return { status: 201, body: { on: items } }
  },
}
