import { PORTAL_JOB } from '../portal/portal-job.ts'
import type { Defect } from './defect.ts'

export const nearestDevice: Defect = {
  id: 'D-100',
  name: 'nearest-device',
  summary: 'whichever device opens a session next is set up for a waiting order',
  property: 'SP-PC-05',
  difficulty: 3,
  with: (decisions) => ({
    ...decisions,
    dueJobs: (jobs, imei14) => [...jobs.dueFor(imei14), ...jobs.due(PORTAL_JOB)],
  }),
}
