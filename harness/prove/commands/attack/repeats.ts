import fc from 'fast-check'
import type { HttpRequest, Transport } from '../../../../simulators/world/transport.ts'
import { command } from '../../command.ts'
import { household } from '../parameters.ts'

const TOLD = {
  twice: 'arrives twice',
  late: 'arrives once more after the next one',
} as const

/** The network delivers messages of a session again: at once, or out of order. */
export default command({
  name: 'messages-come-again',
  family: 'attack',
  weight: 0.7,
  parameters: { phone: household, how: fc.constantFrom('twice', 'late') },
  possible: (world, { phone }) => world.ready(phone),
  tell: (name, { phone, how }) =>
    `${name.phone(phone)} opens a session in which each message ${TOLD[how as keyof typeof TOLD]}`,
  run(world, { phone, how }) {
    const { path } = world.phone(phone)
    world.stage.attack('repetition', `each message ${TOLD[how as keyof typeof TOLD]}`, world.phone(phone))
    return world.session(phone, { path: how === 'twice' ? twice(path) : late(path) })
  },
})

/** The phone hears the answer to the first one. */
const twice =
  (path: Transport): Transport =>
  async (request) => {
    const answer = await path(request)
    await path(request)
    return answer
  }

const late = (path: Transport): Transport => {
  let before: HttpRequest | undefined
  return async (request) => {
    const answer = await path(request)
    if (before) await path(before)
    before = request
    return answer
  }
}
