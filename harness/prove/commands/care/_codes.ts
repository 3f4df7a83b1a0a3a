import { type CallWishes, HelpDeskCall } from '../../../stage/help-desk.ts'
import { newcomer } from '../../newcomer.ts'
import type { World } from '../../world.ts'

/** What a caller can say instead of the passphrase; only the first comes from the phone with the number, for this call. */
export const CODES = [
  'a code',
  'a wrong code',
  'a code of an earlier call',
  'a code of another number',
] as const

/** How the caller proves who they are. */
export async function codeFor(world: World, n: number, proof: string): Promise<Pick<CallWishes, 'code'>> {
  const { stage } = world
  const { phone, person } = world.at(n)
  switch (proof) {
    case 'a code':
      return { code: {} }
    case 'a wrong code':
      return { code: { says: '000000' } }
    case 'a code of an earlier call': {
      const earlier = await HelpDeskCall.take(stage, person, phone, { code: {} })
      await earlier.close()
      return { code: { says: newest(phone.messages), unasked: true } }
    }
    case 'a code of another number': {
      const { person: other, card } = newcomer(world)
      const theirs = stage.cast.phone({ holder: other, origin: 'second-hand' })
      theirs.insert(card)
      await theirs.switchOn()
      await stage.detected(theirs)
      await HelpDeskCall.take(stage, other, theirs, { code: {} })
      return { code: { says: newest(theirs.messages), unasked: true } }
    }
    default:
      return {}
  }
}

const newest = (messages: readonly string[]) => messages.at(-1)?.match(/\b\d{4,8}\b/)?.[0] ?? ''
