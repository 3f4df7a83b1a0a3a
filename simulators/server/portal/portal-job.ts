/** The kind of job by which the device of an order is set up. */
export const PORTAL_JOB = 'portal-order'
