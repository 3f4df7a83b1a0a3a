import { z } from 'zod'
import { HttpProblem } from '../dm/http-problem.ts'
import { maybe } from './fields.ts'
import { checked, type Route } from './route.ts'

const order = z.object({
  org: z.string().min(1, 'must not be empty').max(100),
  package: z.string(),
  confirm: maybe(z.boolean()),
})

/** Makes a deal with an enterprise: its phones of the package's model carry this firmware. */
export const contracts: Route = {
  method: 'POST',
  path: '/contracts',
  handle: ({ store }, { body }) => {
    const { org, package: named, confirm = false } = checked(order, body)
    const pack = store.packages.byId(named)
    if (!pack) throw new HttpProblem(404, `there is no package ${named}`)
    const { manufacturer, model, org: made } = pack.manifest
    if (made !== undefined && made !== org) throw new HttpProblem(409, `the package was made for ${made}`)
    store.contracts.make({ org, manufacturer, model, package: named, confirm })
    return { status: 201, body: { org, manufacturer, model, package: named, confirm } }
  },
}
