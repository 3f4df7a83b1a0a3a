import { z } from 'zod'
import { imei, imsi, maybe } from './fields.ts'
import { checked, type Route } from './route.ts'

const filter = z.object({
  imei: maybe(imei),
  imsi: maybe(imsi),
  limit: maybe(z.coerce.number().int().min(1).max(100_000)),
})

/** The audit log, of one device, of one subscription, or whole; with a limit, its newest records. Oldest first. */
export const log: Route = {
  method: 'GET',
  path: '/log',
  handle: ({ store }, { query }) => {
    const { imei, imsi, limit } = checked(filter, Object.fromEntries(query))
    const about = { ...(imei && { imei14: imei }), ...(imsi && { imsi }) }
    const records = store.audit.read({ ...about, ...(limit !== undefined && { limit }) })
    return { status: 200, body: { records } }
  },
}

/** The devices that authenticated themselves at least once, with what they said of themselves. */
export const devices: Route = {
  method: 'GET',
  path: '/devices',
  handle: ({ store }) => ({ status: 200, body: { devices: store.devices.all() } }),
}

export const health: Route = {
  method: 'GET',
  path: '/health',
  handle: ({ serverId, auth }) => ({ status: 200, body: { ok: true, serverId, auth } }),
}
