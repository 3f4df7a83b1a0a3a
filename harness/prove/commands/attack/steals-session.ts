import { middleman } from '../../../stage/attack/middleman.ts'
import { command } from '../../command.ts'
import { another, household } from '../parameters.ts'

/** One phone goes on at the address that another one's session was given (N72). */
export default command({
  name: 'steals-session',
  family: 'attack',
  weight: 1.5,
  kills: ['DA'],
  parameters: { phone: household, other: another },
  possible: (world, { phone, other }) =>
    world.phone(phone) !== world.phone(other) && world.ready(phone) && world.ready(other),
  tell: (name, { phone, other }) =>
    `${name.phone(phone)} goes on in a session of ${name.phone(other)} by knowing its address`,
  async run(world, { phone: which, other }) {
    const { stage } = world
    const phone = world.phone(which)
    const sessionID = world.freshSessionID()
    let address: string | undefined
    const path = middleman(world.phone(other).path, stage.dialect, (answer) => {
      address ??= answer.hdr.respURI
      return answer
    })
    await world.session(other, { path, behaviour: { stopAfter: 1, sessionID } })
    if (address === undefined) return
    const session = `${phone.imei14}/${phone.device.sessions + 1}`
    const detail = 'sends to the address of another session'
    stage.recorder.witness({ kind: 'attack', name: 'stolen-resp-uri', session, detail })
    await world.session(which, { behaviour: { credential: 'never', sessionID, firstMsgID: 2, address } })
  },
})
