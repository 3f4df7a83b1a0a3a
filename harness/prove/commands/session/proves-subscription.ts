import fc from 'fast-check'
import { ksNafOf } from '../../../../protocol/gba/key.ts'
import { command } from '../../command.ts'
import { EMPLOYEE } from '../../plan.ts'
import { another, household } from '../parameters.ts'

const TOLD = {
  'own key': 'with a key of its card',
  'the same key': 'with a key that it has shown before',
  'an old key': 'with a key that has expired',
  'another card': 'with a key of another card',
  'wrong answer': 'with a wrong answer',
  nothing: 'with nothing',
}

/** How the subscription answers when the server wants it to prove itself (GBA, N74). */
export default command({
  name: 'proves-subscription',
  family: 'session',
  needs: ['subscriber-authentication'],
  weight: 2,
  kills: ({ how }) => (how === 'own key' ? [] : ['SA']),
  prepared: ({ phone, other, how }) =>
    how === 'the same key' ? [{ do: 'proves-subscription', phone, other, how: 'own key', stop: 0 }] : [],
  proper: ({ how }) => how === 'own key',
  suits: () => ({ household: EMPLOYEE, setUp: true }),
  parameters: {
    phone: household,
    other: another,
    how: fc.constantFrom(
      'own key',
      'own key',
      'the same key',
      'an old key',
      'another card',
      'wrong answer',
      'nothing',
    ),
    stop: fc.constantFrom(0, 0, 1),
  },
  possible: (world, { phone, other, how }) =>
    world.ready(phone) &&
    world.at(phone).person.role === 'employee' &&
    (how !== 'the same key' || world.memory.has(`key ${world.phone(phone).imei14}`)) &&
    (how !== 'another card' || world.at(other).card !== world.phone(phone).card),
  tell: (name, { phone, how, stop }) =>
    `${name.phone(phone)} opens a session, proves its subscription ${TOLD[how as keyof typeof TOLD]}${stop > 0 ? ', and goes silent' : ''}`,
  async run(world, { phone: which, other, how, stop }) {
    const { target, secrets } = world.stage
    const phone = world.phone(which)
    const silent = stop > 0 ? { stopAfter: stop } : {}
    if (how === 'wrong answer' || how === 'nothing') {
      const subscriberAuth = how === 'nothing' ? 'none' : 'wrong'
      return world.session(which, { behaviour: { subscriberAuth, ...silent } })
    }
    const name = `key ${phone.imei14}`
    if (how !== 'the same key') {
      const made = await world.stage.bootstrapKey(how === 'another card' ? world.at(other).card : phone.card)
      if (!made) return
      const key = ksNafOf(made, target.serverId)
      secrets.keepBytes(key)
      if (how === 'an old key') world.stage.wait({ hours: 2 })
      world.memory.set(name, { btid: made.btid, key })
    }
    const key = world.memory.get(name) as { btid: string; key: Uint8Array }
    const truth = TRUTH[how as keyof typeof TRUTH]
    await world.session(which, { behaviour: { subscriberAuth: { ...key, truth }, ...silent } })
  },
})

const TRUTH = {
  'own key': 'genuine',
  'the same key': 'replayed',
  'an old key': 'expired',
  'another card': 'wrong',
} as const
