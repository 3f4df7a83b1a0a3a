import { z } from 'zod'
import { closeCase } from '../care/close-case.ts'
import { sendCode } from '../care/one-time-code.ts'
import { openCase } from '../care/open-case.ts'
import { orderFor } from '../care/order.ts'
import type { Context } from '../context.ts'
import { HttpProblem } from '../dm/http-problem.ts'
import type { CareCase } from '../store/cases.ts'
import { maybe, msisdn } from './fields.ts'
import { checked, type Route } from './route.ts'

const id = z.string().min(1, 'must not be empty').max(100)

const call = z.object({
  case: id,
  msisdn,
  passphrase: maybe(z.string().max(200)),
  code: maybe(z.string().max(20)),
  agent: z.string().min(1, 'must not be empty').max(100),
  desk: z.enum(['private', 'corporate']).default('private'),
  org: maybe(z.string().max(100)),
})

const about = z.object({ case: id })

/** An agent takes a call: the caller is verified before there is a case. */
export const openCases: Route = {
  method: 'POST',
  path: '/cases',
  handle: async (context, { body }) => {
    const { passphrase, code, org, ...fields } = checked(call, body)
    const opened = await openCase(context, {
      ...fields,
      ...(passphrase !== undefined && { passphrase }),
      ...(code !== undefined && { code }),
      ...(org !== undefined && { org }),
    })
    if (opened.outcome === 'taken') throw new HttpProblem(409, opened.reason)
    if (opened.outcome !== 'opened') return { status: 202, body: { ...opened } }
    return { status: 201, body: { outcome: 'opened', ...opened.case, case: opened.case.id } }
  },
}

/** A caller who does not know the passphrase is sent a code. */
export const codesForCases: Route = {
  method: 'POST',
  path: '/case-codes',
  handle: async (context, { body }) => {
    const { case: named, msisdn: number } = checked(about.extend({ msisdn }), body)
    return { status: 202, body: { ...(await sendCode(context, named, number)) } }
  },
}

/** Cases, newest first; with what was read and asked for where one is named. */
export const cases: Route = {
  method: 'GET',
  path: '/cases',
  handle: ({ store }, { query }) => {
    const named = query.get('case')
    if (named === null || named === '') return { status: 200, body: { cases: store.cases.all() } }
    const careCase = store.cases.byId(named)
    if (!careCase) throw new HttpProblem(404, `there is no case ${named}`)
    const jobs = store.jobs.of({ case: named })
    return { status: 200, body: { case: careCase, readings: store.cases.readings(named), jobs } }
  },
}

/** The agent has the phone read. */
export const queryCases: Route = {
  method: 'POST',
  path: '/case-queries',
  handle: async (context, { body }) => {
    const { case: named } = checked(about, body)
    return { status: 202, body: { ...(await orderFor(context, theCase(context, named), 'care-query')) } }
  },
}

const repair = about
  .extend({ repair: z.enum(['settings', 'application']), package: maybe(id) })
  .refine((fields) => fields.repair === 'settings' || fields.package !== undefined, 'package must be named')

/** The agent has the settings mended, or a diagnostic application brought. */
export const repairCases: Route = {
  method: 'POST',
  path: '/case-repairs',
  handle: async (context, { body }) => {
    const { case: named, repair: what, package: wanted } = checked(repair, body)
    const careCase = theCase(context, named)
    if (what === 'settings') {
      return { status: 202, body: { ...(await orderFor(context, careCase, 'care-settings')) } }
    }
    if (!context.store.packages.byId(wanted ?? ''))
      throw new HttpProblem(404, `there is no package ${wanted}`)
    const memo = { package: wanted, msisdn: careCase.msisdn, confirms: true }
    return { status: 202, body: { ...(await orderFor(context, careCase, 'care-application', memo)) } }
  },
}

const closing = about.extend({ solved: maybe(z.boolean()) })

/** The call is over. */
export const closeCases: Route = {
  method: 'POST',
  path: '/case-closures',
  handle: async (context, { body }) => {
    const { case: named, solved = true } = checked(closing, body)
    const closed = await closeCase(context, theCase(context, named), solved)
    return { status: closed.outcome === 'closed' ? 200 : 202, body: { ...closed } }
  },
}

function theCase({ store }: Context, named: string): CareCase {
  const found = store.cases.byId(named)
  if (!found) throw new HttpProblem(404, `there is no case ${named}`)
  return found
}
