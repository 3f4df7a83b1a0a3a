import type { Defect } from './defect.ts'

export const reportOfAnyPhone: Defect = {
  id: 'D-242',
  name: 'report-of-any-phone',
  summary: 'a report is taken by its correlator, whichever phone it comes from',
  property: 'SP-ISO-01',
  with: (decisions) => ({
    ...decisions,
    reportedJob: (jobs, _imei14, correlator) => jobs.awaitingAnywhere(correlator),
  }),
}
