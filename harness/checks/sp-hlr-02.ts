import { check } from './check.ts'

const BAD = new Set(['timeout', 'error', 'suspended'])

export default check('SP-HLR-02', 'Without an answer of HLR and EIR nothing is done', (view, tally) => {
  // By register: what it last failed to say.
  const open = new Map<string, string>()
  for (const event of view.events) {
    if (event.kind === 'hlr.query' || event.kind === 'eir.query') {
      if (BAD.has(event.answer)) {
        tally.test()
        open.set(event.kind, `${event.kind === 'hlr.query' ? 'the HLR' : 'the EIR'} said ${event.answer}`)
      } else open.delete(event.kind)
    }
    if (event.kind === 'hlr.change' && event.status === 'suspended') {
      tally.test()
      open.set('hlr.query', 'the subscription had been suspended')
    }
    const acts =
      (event.kind === 'bs.sent' && event.sender === 'target') ||
      (event.kind === 'dm.command' && event.executed && event.cmd !== 'Get')
    const why = [...open.values()][0]
    if (acts && why)
      tally.fail(
        event.seq,
        `${event.kind === 'bs.sent' ? 'a bootstrap was sent' : 'settings were changed'} although ${why}`,
      )
  }
})
