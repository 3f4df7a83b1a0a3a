import { check } from './check.ts'

export default check('SP-AUTH-08', 'Secrets of an account are never read from the tree', (view, tally) => {
  for (const { event, message } of view.messages) {
    for (const command of message?.body.commands ?? []) {
      if (command.name !== 'Results') continue
      for (const { source, data } of command.items) {
        tally.test()
        const secret = /\/(AAuthSecret|AAuthData)$/.test(source?.locURI ?? '')
        if (secret && data !== undefined && data !== '') tally.fail(event.seq, `${source?.locURI} was read`)
      }
    }
  }
})
