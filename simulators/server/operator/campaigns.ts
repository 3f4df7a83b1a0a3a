import { z } from 'zod'
import { startCampaign } from '../campaign/start.ts'
import { HttpProblem } from '../dm/http-problem.ts'
import { checked, type Route } from './route.ts'

const named = z.string().min(1, 'must not be empty').max(100)

const order = z.object({
  campaign: named,
  package: named,
  /** A list, or one text with commas. */
  models: z
    .union([z.array(named), named.transform((text) => text.split(',').map((each) => each.trim()))])
    .refine((models) => models.every((each) => each !== ''), 'must name models'),
  branch: z.enum(['operator', 'manufacturer']).default('operator'),
})

/** Starts a campaign of bug fixes: the operator's own, or delegated to the manufacturer. */
export const startCampaigns: Route = {
  method: 'POST',
  path: '/campaigns',
  handle: async (context, { body }) => {
    const { campaign: id, ...fields } = checked(order, body)
    const { campaigns } = context.store
    if (!campaigns.start({ id, ...fields })) throw new HttpProblem(409, `there is a campaign ${id} already`)
    const campaign = campaigns.byId(id)
    const fixes = campaign ? await startCampaign(context, campaign) : []
    return { status: 202, body: { outcome: 'started', campaign: id, fixes } }
  },
}

/** Campaigns, newest first, each with what became of every phone that it looked at. */
export const campaigns: Route = {
  method: 'GET',
  path: '/campaigns',
  handle: ({ store }) => ({
    status: 200,
    body: {
      campaigns: store.campaigns
        .all()
        .map((campaign) => ({ ...campaign, fixes: store.campaigns.fixes(campaign.id) })),
    },
  }),
}
