import { authTypeOf, strength } from '../../protocol/credentials/type.ts'
import { check } from './check.ts'

export default check('SP-AUTH-03', 'The credential type never falls below the policy', (view, tally) => {
  const least = strength(view.header.dialect.auth)
  for (const event of view.of('dm.clauth')) {
    if (event.truth !== 'weaker') continue
    tally.test()
    if (event.ok)
      tally.fail(event.seq, `${event.type} was accepted where ${view.header.dialect.auth} is the policy`)
  }
  const offered = new Set(
    view
      .of('dm.clauth')
      .filter(({ truth }) => truth === 'weaker')
      .map(({ session }) => session),
  )
  let asked = 0
  for (const { event, message } of view.messages) {
    const type = authTypeOf(message?.hdr.cred?.meta?.type)
    if (event.dir === 'sent' && type && strength(type) < least && !offered.has(event.session)) {
      tally.fail(event.seq, `the device sent a ${type} credential`)
    }
    const weak = message?.body.commands.some((each) => {
      const wanted = each.name === 'Status' ? authTypeOf(each.chal?.meta.type) : undefined
      return wanted !== undefined && strength(wanted) < least
    })
    if (event.dir === 'received' && weak) asked += 1
  }
  tally.test(asked)
})
