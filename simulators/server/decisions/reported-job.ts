import type { Job, Jobs } from '../store/jobs.ts'

/** The job about which a report with this correlator is. */
export type ReportedJob = (jobs: Jobs, imei14: string, correlator: string) => Job | undefined

/** One that the very same device was ordered to do: nobody reports for another (SP-MO-02, SP-ISO-01). */
export const reportedJob: ReportedJob = (jobs, imei14, correlator) => jobs.awaiting(imei14, correlator)
