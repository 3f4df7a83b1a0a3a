import { check } from './check.ts'

export default check(
  'SP-HLR-03',
  'The HLR is asked only about identities that network, key or operator gave',
  (view, tally) => {
    const given = new Set<string>()
    for (const event of view.events) {
      if (event.kind === 'order' && event.imsi) given.add(event.imsi)
      if (event.kind === 'care.call') given.add(event.msisdn)
      if (event.kind === 'net.pair') given.add(event.imsi)
      if (event.kind === 'aaa.query' || event.kind === 'zn.query') given.add(event.imsi ?? '')
      if (event.kind === 'he.header' && event.trusted) given.add(event.msisdn)
      if (event.kind === 'bs.sent' && event.imsi) given.add(event.imsi)
      if (event.kind !== 'hlr.query') continue
      if (event.imsi) given.add(event.imsi)
      if (event.key !== 'imsi' && event.key !== 'msisdn') continue
      tally.test()
      const known =
        given.has(event.value) ||
        view.header.expectation.variation === 'B1' ||
        view.header.expectation.variation === 'B2'
      if (!known)
        tally.fail(
          event.seq,
          `asked about ${event.key} ${event.value}, which nobody but the device had named`,
        )
    }
  },
)
