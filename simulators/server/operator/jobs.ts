import { z } from 'zod'
import { maybe } from './fields.ts'
import { checked, type Route } from './route.ts'

const filter = z.object({ limit: maybe(z.coerce.number().int().min(1).max(10_000)) })

/** What is to be done to phones, and what became of it, newest first. */
export const jobs: Route = {
  method: 'GET',
  path: '/jobs',
  handle: ({ store }, { query }) => {
    const { limit = 1000 } = checked(filter, Object.fromEntries(query))
    return { status: 200, body: { jobs: store.jobs.newest(limit).map(({ memo: _, ...job }) => job) } }
  },
}
