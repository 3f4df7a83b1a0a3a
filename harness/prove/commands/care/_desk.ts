import type { HelpDeskCall } from '../../../stage/help-desk.ts'
import { follow, PLAIN_COURSE } from '../../course.ts'
import type { Step } from '../../plan.ts'
import type { World } from '../../world.ts'
import { deposit } from '../software/_deposit.ts'

/** What a caller can want of the help desk. */
export const WISHES = ['it read', 'it diagnosed', 'its settings mended'] as const

/** What opens a case about a phone. */
export const caseAbout = (phone: number): Step => ({
  ...{ do: 'calls-help-desk', phone, by: 'the subscriber', proof: 'the passphrase', line: 'another phone' },
  ...{ desk: 'private', wish: 'it diagnosed' },
  ...{ afterwards: 'the case stays open', ...PLAIN_COURSE },
})

/** The call about a phone that is still open. */
export const openCall = (world: World, phone: number): HelpDeskCall | undefined =>
  world.memory.get(`call ${phone}`) as HelpDeskCall | undefined

/** The agent of a case does what the caller wants. */
export async function agentDoes(
  world: World,
  phone: number,
  call: HelpDeskCall,
  wish: string,
): Promise<void> {
  if (wish === 'it read') await call.query()
  else if (wish === 'its settings mended') await call.repair('settings')
  else await call.repair('application', { package: await deposit(world, phone, 'Diagnostics') })
}

/** The agent closes the case, which a desk that has to tidy up first puts off until the phone has done its part. */
export async function closeCall(world: World, phone: number, call: HelpDeskCall): Promise<void> {
  let answer = await call.close()
  if (answer.answer['outcome'] === 'deferred') {
    await follow(world, phone, PLAIN_COURSE, async () => undefined)
    answer = await call.close()
  }
  if (answer.answer['outcome'] === 'closed') world.memory.delete(`call ${phone}`)
}
