import fc from 'fast-check'
import { HelpDeskCall } from '../../../stage/help-desk.ts'
import { command } from '../../command.ts'
import { course, courseTold, follow, isOrdinary } from '../../course.ts'
import { EMPLOYEE, PLAIN } from '../../plan.ts'
import { household } from '../parameters.ts'
import { CODES, codeFor } from './_codes.ts'
import { agentDoes, closeCall, openCall, WISHES } from './_desk.ts'

type Desk = 'private' | 'corporate'

/** What proves the caller to be who has the number. */
const PROPER: readonly string[] = ['the passphrase', 'a code']

/** Somebody calls the help desk about a phone, and the agent does what they want (use case 5.4.1). */
export default command({
  name: 'calls-help-desk',
  family: 'care',
  needs: ['cases', 'case-query', 'case-repair', 'case-close', 'packages'],
  weight: 4,
  kills: ['UO'],
  proper: ({ by, proof, ...rest }) => by === 'the subscriber' && PROPER.includes(proof) && isOrdinary(rest),
  suits: ({ desk }) => ({ household: desk === 'corporate' ? EMPLOYEE : PLAIN, setUp: true }),
  parameters: {
    phone: household,
    by: fc.constantFrom('the subscriber', 'the subscriber', 'the subscriber', 'a stranger'),
    proof: fc.constantFrom('the passphrase', 'the passphrase', 'the passphrase', ...CODES),
    line: fc.constantFrom('another phone', 'another phone', 'this very phone'),
    desk: fc.constantFrom('private', 'private', 'private', 'corporate'),
    wish: fc.constantFrom(...WISHES),
    afterwards: fc.constantFrom('the case stays open', 'the case is closed'),
    ...course,
  },
  // Whoever calls about a phone has it in hand: no desk can see whose finger says yes, or who reads a code from it.
  possible: (world, { phone, by, proof }) =>
    world.ready(phone) &&
    (proof === 'the passphrase' || world.stage.can('case-codes')) &&
    (by !== 'a stranger' || proof !== 'a code') &&
    world.phone(phone).inside === world.at(phone).card &&
    world.phone(phone).holder === world.at(phone).person,
  tell: (name, { phone, by, proof, line, desk, wish, afterwards, ...rest }) =>
    [
      `${by === 'a stranger' ? by : name.person(phone)} calls the ${desk === 'corporate' ? 'enterprise’s ' : ''}help desk`,
      ` about ${name.phone(phone)}${line === 'this very phone' ? ', on that phone' : ''}, to have ${wish}`,
      proof === 'the passphrase' ? '' : `, and says ${proof} instead of the passphrase`,
      courseTold(rest),
      afterwards === 'the case is closed' ? `; ${afterwards}` : '',
    ].join(''),
  async run(world, { phone, by, proof, line, desk, wish, afterwards, ...rest }) {
    const caller = by === 'a stranger' ? world.stage.cast.thief() : world.at(phone).person
    // Who calls again about the same trouble is served under the case that is open.
    const call =
      (by === 'a stranger' ? undefined : openCall(world, phone)) ??
      (await HelpDeskCall.take(world.stage, caller, world.phone(phone), {
        desk: desk as Desk,
        // Somebody else's misfortune may well cost the line.
        byThisPhone: line === 'this very phone' && by !== 'a stranger' && isOrdinary(rest),
        ...(await codeFor(world, phone, proof)),
      }))
    world.memory.set(`call ${phone}`, call)
    await follow(world, phone, rest, () => agentDoes(world, phone, call, wish))
    if (afterwards === 'the case is closed') await closeCall(world, phone, call)
    world.phone(phone).device.voice.end('hung-up')
  },
})
