import fc from 'fast-check'
import { middleman, type Tamper } from '../../../stage/attack/middleman.ts'
import { command } from '../../command.ts'
import { household } from '../parameters.ts'

const TOLD = {
  downgrade: 'asks for a basic credential',
  poison: 'gives it another nonce',
  drop: 'takes the nonce out of each challenge',
}

/** Somebody between phone and server changes each challenge (N17, N21), or takes the nonce away. */
export default command({
  name: 'challenge-is-changed',
  family: 'attack',
  spoken: ({ auth }) => auth !== 'basic',
  weight: 0.7,
  parameters: { phone: household, how: fc.constantFrom('downgrade', 'poison', 'drop') },
  possible: (world, { phone }) => world.ready(phone),
  tell: (name, { phone, how }) =>
    `${name.phone(phone)} opens a session, and somebody on the way ${TOLD[how as keyof typeof TOLD]}`,
  async run(world, { phone, how }) {
    world.stage.attack('tampering', TOLD[how as keyof typeof TOLD], world.phone(phone))
    const path = middleman(
      world.phone(phone).path,
      world.stage.dialect,
      how === 'poison' ? poison(world.freshSessionID()) : how === 'drop' ? drop : downgrade,
    )
    await world.session(phone, { path, behaviour: { credential: 'none-first' } })
  },
})

const BASIC = { format: 'b64', type: 'syncml:auth-basic' }

const downgrade: Tamper = (answer) => changed(answer, () => BASIC)
const drop: Tamper = (answer) => changed(answer, ({ nextNonce: _taken, ...meta }) => meta)
/** A nonce that nobody else has given, each time another one. */
const poison =
  (mark: string): Tamper =>
  (answer, n) =>
    changed(answer, (meta) => ({
      ...meta,
      nextNonce: Buffer.from(`poisoned-nonce-${mark}-${n}`).toString('base64'),
    }))

type Answer = Parameters<Tamper>[0]

function changed(answer: Answer, meta: (old: { nextNonce?: unknown }) => object): Answer {
  const commands = answer.body.commands.map((each) =>
    each.name === 'Status' && each.chal ? { ...each, chal: { meta: meta(each.chal.meta) } } : each,
  )
  return { ...answer, body: { ...answer.body, commands } }
}
