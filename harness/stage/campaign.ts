import type { OrderAnswer } from './operator.ts'
import type { Phone } from './phone.ts'
import type { Stage } from './stage.ts'

/** What came of a campaign for one phone, as the target says. */
export interface Fixed {
  readonly imei14: string
  readonly state: string
  readonly reason?: string
}

/**
 * Orders a campaign for the phones of one type allocation code, which is how a play keeps its phones apart from all the
 * others that the target knows.
 */
export async function campaign(
  stage: Stage,
  phone: Phone,
  wishes: { package: string; branch?: 'operator' | 'manufacturer'; name?: string },
): Promise<OrderAnswer> {
  const { branch = 'operator' } = wishes
  const name = wishes.name ?? `campaign-${phone.imei14}-${stage.recorder.events.length}`
  const models = phone.imei14.slice(0, 8)
  const delegated = branch === 'manufacturer'
  return stage.operator.order('campaigns', {
    ...{ campaign: name, package: wishes.package, models, branch, delegated },
  })
}
