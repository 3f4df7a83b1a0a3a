import type { Context } from '../context.ts'
import type { Session } from '../dm/session.ts'
import type { Job } from '../store/jobs.ts'
import { Update } from './update.ts'

/** The plan of an update; none when its package is gone. */
export function makeUpdate(context: Context, job: Job, session: Session): Update | undefined {
  const pack = context.store.packages.byId(String(job.memo['package']))
  return pack && new Update(context, job, session, pack)
}
