import { check } from './check.ts'
import { objectOf } from './object-of.ts'

export default check(
  'SP-FW-06',
  'The software of an enterprise goes to its own subscriptions, and stays theirs',
  (tally) => {
    /** By subscription: the enterprise that the HLR last named. */
    const orgs = new Map<string, string | undefined>()
    const installed = new Map<string, string>()
    /** By phone and management object: whose subscription it was when the installation was ordered. */
    const ordered = new Map<string, string | undefined>()
    return ({ event, facts, judged }) => {
      if (event.kind === 'hlr.query' && event.imsi)
        orgs.set(event.imsi, event.answer === 'active' ? event.org : undefined)
      for (const { performed } of event.kind === 'dm.command' ? judged : []) {
        const { operation, imei = '', imsi = facts.cardIn(imei) } = performed
        if (operation === 'OP-UP') ordered.set(objectOf(imei, event), orgs.get(imsi ?? ''))
      }
      if (event.kind === 'pkg.install' && event.ok && event.org) {
        tally.test()
        const imsi = event.imsi ?? facts.cardIn(event.imei) ?? ''
        // A card that changes once it was ordered is nothing that a server can know of.
        if (orgs.get(imsi) !== event.org && ordered.get(objectOf(event.imei, event)) !== event.org)
          tally.fail(
            event.seq,
            `${event.name} of ${event.org} was installed for ${imsi || 'no card'}, which is not of ${event.org}`,
          )
        installed.set(`${event.imei} ${event.name}`, event.org)
      }
      const owner =
        event.kind === 'pkg.remove' && event.ok ? installed.get(`${event.imei} ${event.name}`) : undefined
      if (event.kind === 'pkg.remove' && owner !== undefined) {
        tally.test()
        if (orgs.get(facts.cardIn(event.imei) ?? '') !== owner)
          tally.fail(event.seq, `${event.name} of ${owner} was removed for somebody who is not of ${owner}`)
      }
    }
  },
)
