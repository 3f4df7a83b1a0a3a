import type { Context } from '../context.ts'
import type { Candidate } from '../decisions/campaign-selects.ts'
import { heard } from '../evidence/heard.ts'
import { judgePair } from '../evidence/judge-pair.ts'
import type { Account } from '../store/account.ts'
import type { Campaign, Fix } from '../store/campaigns.ts'
import { notify } from '../work/notify.ts'

/** An account whose device is known. */
type Settled = Account & { readonly imei14: string }

/**
 * Starts a campaign: looks at every phone of the affected models, writes down for each whether it is selected and why
 * not, and asks the selected ones to call in.
 */
export async function startCampaign(context: Context, campaign: Campaign): Promise<readonly Fix[]> {
  const { campaigns, jobs } = context.store
  for (const account of affected(context, campaign)) {
    const { imei14, imsi } = account
    const about = { campaign: campaign.id, imei14, imsi }
    const reason = campaign.branch === 'operator' ? await unfit(context, account) : undefined
    if (reason !== undefined) {
      campaigns.note({ ...about, state: 'excluded', reason })
      continue
    }
    campaigns.note({ ...about, state: campaign.branch === 'operator' ? 'selected' : 'delegated' })
    const memo = {
      ...{ package: campaign.package, confirms: true },
      ...(account.msisdn !== undefined && { msisdn: account.msisdn }),
    }
    jobs.open({ kind: 'fix', imei14, imsi, reference: { campaign: campaign.id }, memo })
    await notify(context, account, { uiMode: 1, initiator: 1, campaign: campaign.id })
  }
  return campaigns.fixes(campaign.id)
}

/** Phones with an account in use whose model is named, by DevInfo/Mod or by type allocation code. */
function affected({ store }: Context, { models }: Campaign): Settled[] {
  const model = new Map(store.devices.all().map(({ imei14, info }) => [imei14, info['Mod'] ?? '']))
  return store.accounts
    .all()
    .filter((account): account is Settled => account.imei14 !== undefined && account.state === 'used')
    .filter(({ imei14 }) => models.includes(model.get(imei14) ?? '') || models.includes(imei14.slice(0, 8)))
    .filter(({ id, imei14 }) => store.accounts.currentOf(imei14)?.id === id)
}

/** Why a phone does not belong into a campaign of the operator. Also asked again in the session in which it is fixed. */
export async function unfit(context: Context, account: Settled): Promise<string | undefined> {
  const { decisions, functions } = context
  const { imsi, imei14 } = account
  const verdict = await judgePair(context, { imsi, imei14, operation: 'OP-UP' })
  const add = heard(decisions, 'add', await functions.pairs('imsi', imsi))
  const [seen] = add.is === 'known' ? [...add.value].sort((a, b) => a.ageSeconds - b.ageSeconds) : []
  const pair: Candidate['pair'] = seen && {
    same: decisions.sameEquipment(imei14, seen.imei),
    ageSeconds: seen.ageSeconds,
    ...(seen.pairedSeconds !== undefined && { pairedSeconds: seen.pairedSeconds }),
  }
  const against = verdict.kind === 'go' ? (add.is === 'stop' ? add.verdict : undefined) : verdict
  return decisions.campaignSelects({ against, pair }, decisions.freshPair)
}
