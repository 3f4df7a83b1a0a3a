import { createHmac } from 'node:crypto'
import type { Context } from '../context.ts'
import type { Errand } from './errand.ts'
import { packageUrl } from './serve-packages.ts'

/** Opens the delivery of an errand's package: its URL can be guessed by nobody, and is the same however often it is asked. */
export function deliveryUrl(context: Context, errand: Errand): string {
  const { imei14 } = errand.job
  const token = createHmac('sha256', context.deliveryKey)
    .update(`${errand.order}/${imei14}`)
    .digest('base64url')
  context.store.deliveries.add({ token, job: errand.id, package: errand.memo.package })
  return packageUrl(context, token)
}
