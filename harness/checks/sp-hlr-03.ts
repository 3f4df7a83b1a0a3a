import { check } from './check.ts'

export default check(
  'SP-HLR-03',
  'The HLR is asked only about identities that network, key or operator gave',
  (tally) => {
    const given = new Set<string>()
    return ({ event, facts }) => {
      switch (event.kind) {
        case 'order':
        case 'bs.sent':
        case 'aaa.query':
        case 'zn.query':
        case 'net.pair':
        case 'portal.login':
        case 'portal.order':
        case 'care.verify':
          if (event.imsi) given.add(event.imsi)
      }
      if (event.kind === 'care.call' || event.kind === 'user.verify') given.add(event.msisdn)
      if (event.kind === 'he.header' && event.trusted) given.add(event.msisdn)
      if (event.kind !== 'hlr.query') return
      const { key, value, imsi, msisdn } = event
      if (key === 'imsi' || key === 'msisdn') {
        tally.test()
        // Two names of one subscription: who has named it by one may be asked about by the other.
        const known = given.has(value) || given.has(facts.imsiOf(value) ?? '')
        if (!known)
          tally.fail(event.seq, `asked about ${key} ${value}, which nobody but the device had named`)
      }
      // What the HLR itself answers may be asked about again.
      for (const each of [imsi, msisdn]) if (each) given.add(each)
    }
  },
)
