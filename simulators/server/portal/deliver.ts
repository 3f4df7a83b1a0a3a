import { bootstrap } from '../bootstrap/send.ts'
import type { Context } from '../context.ts'
import type { Account } from '../store/account.ts'
import type { PortalOrder } from '../store/portal-orders.ts'
import { notify } from '../work/notify.ts'
import type { Change } from './charge.ts'
import { PORTAL_JOB } from './portal-job.ts'

/** An order that its device did not fetch within this time is paid back. */
const PATIENCE_MS = 30 * 60_000

/** Sees to it that the device has an account and a job waits for its session, and calls it where nobody carries it. */
export async function deliver(context: Context, order: PortalOrder): Promise<Change | undefined> {
  const { jobs, accounts } = context.store
  const { id, imsi, imei14, msisdn } = order
  if (jobs.of({ order: id }).length === 0)
    jobs.open({ kind: PORTAL_JOB, imei14, imsi, reference: { order: id } })
  if (!usable(accounts.currentOf(imei14), imsi)) {
    const outcome = await bootstrap(context, { imsi, imei14, msisdn, origin: 'user' })
    if (outcome.outcome === 'deferred') return undefined
    if (outcome.outcome === 'refused') return { state: 'refunding', reason: outcome.reason }
  }
  const account = accounts.currentOf(imei14)
  if (order.delivery === 'ota' && account) {
    await notify(context, account, {
      uiMode: 1,
      initiator: context.decisions.initiatorBit({ userRequest: true }),
      order: id,
    })
  }
  return { state: 'delivering' }
}

const usable = (account: Account | undefined, imsi: string) => account !== undefined && account.imsi === imsi

/** What the device made of it. */
export async function delivered({ store, clock }: Context, order: PortalOrder): Promise<Change | undefined> {
  const [job] = store.jobs.of({ order: order.id })
  if (job?.state === 'done') return { state: 'delivered' }
  if (job && job.state !== 'due' && job.state !== 'waiting')
    return { state: 'refunding', reason: String(job.memo['reason'] ?? 'the phone could not be set up') }
  if (clock.now() - order.changedAt <= PATIENCE_MS) return undefined
  if (job) store.jobs.setState(job.id, 'cancelled')
  return { state: 'refunding', reason: 'the phone was not set up in time' }
}
