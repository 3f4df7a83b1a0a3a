import { z } from 'zod'
import { HttpProblem } from '../dm/http-problem.ts'
import { notify } from '../work/notify.ts'
import { imei, imsi, maybe } from './fields.ts'
import { checked, type Route } from './route.ts'

const order = z
  .object({
    imei: maybe(imei),
    imsi: maybe(imsi),
    uiMode: maybe(z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)])),
    initiator: maybe(z.union([z.literal(0), z.literal(1)])),
  })
  .refine((fields) => fields.imei !== undefined || fields.imsi !== undefined, 'imei or imsi must be given')

/** Sends package #0 to the device of an account, so that it opens a session. */
export const notifications: Route = {
  method: 'POST',
  path: '/notifications',
  handle: async (context, { body }) => {
    const { imei: imei14, imsi, uiMode = 1, initiator: requested } = checked(order, body)
    const { accounts, orders } = context.store
    const account = imei14 === undefined ? accounts.currentOfImsi(imsi ?? '') : accounts.currentOf(imei14)
    if (!account || (imsi !== undefined && account.imsi !== imsi)) {
      throw new HttpProblem(404, 'there is no account for this device and subscription')
    }
    const request = orders.openOf(account.imsi)
    const initiator = context.decisions.initiatorBit({
      userRequest: request !== undefined,
      ...(requested !== undefined && { requested }),
    })
    const { sessionId, delivered } = await notify(context, account, { uiMode, initiator })
    if (request && initiator === 0) orders.close(request.id)
    if (delivered === undefined) throw new HttpProblem(503, 'the push function did not take the message')
    return { status: 202, body: { sessionId } }
  },
}
