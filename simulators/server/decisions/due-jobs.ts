import type { Job, Jobs } from '../store/jobs.ts'

/** The jobs that a session with this device may carry out, the next one first. */
export type DueJobs = (jobs: Jobs, imei14: string) => readonly Job[]

/** Those of this very device, whichever phone else is near (SP-PC-05). */
export const dueJobs: DueJobs = (jobs, imei14) => jobs.dueFor(imei14)
