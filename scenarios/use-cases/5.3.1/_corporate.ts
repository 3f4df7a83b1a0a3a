import type { Phone } from '../../../harness/stage/phone.ts'
import type { Stage } from '../../../harness/stage/stage.ts'
import { deposit } from './_acts.ts'

/** The operator makes a deal with the enterprise: phones of this model carry the enterprise's firmware. */
export async function contract(
  stage: Stage,
  phone: Phone,
  wishes: { readonly confirm?: boolean; readonly version?: string } = {},
): Promise<void> {
  const { org } = stage.cast
  const { confirm = false, version = '9.0-corporate' } = wishes
  const deposited = await deposit(stage, phone, { org, version })
  await stage.operator.order('contracts', { org, package: deposited, confirm })
}

/** Use case 5.3.1, B: the phone opens a session, is found not to be as it should, and gets its customisation. */
export async function customised(phone: Phone): Promise<void> {
  await phone.session()
  await phone.work()
  await phone.work()
}
