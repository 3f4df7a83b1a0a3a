import { check } from './check.ts'

export default check(
  'SP-AUTH-08',
  'Secrets of an account are never read from the tree',
  (tally) => (moment) => {
    const { event } = moment
    if (event.kind !== 'dm.msg' || event.dir !== 'sent') return
    for (const command of moment.message?.body.commands ?? []) {
      if (command.name !== 'Results') continue
      for (const { source, data } of command.items) {
        tally.test()
        const secret = /\/(AAuthSecret|AAuthData)$/.test(source?.locURI ?? '')
        if (secret && data !== undefined && data !== '') tally.fail(event.seq, `${source?.locURI} was read`)
      }
    }
  },
)
