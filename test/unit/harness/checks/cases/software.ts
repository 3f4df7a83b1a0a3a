import type { Case } from '../support/case.ts'
import * as the from '../support/events.ts'
import { IMEI, OTHER_IMSI, pair } from '../support/history.ts'

const about = [...the.phone(), ...the.known()]
const session = the.session()
const mutual = [the.opened(), the.clauth(), the.srvauth()]
const text = 'Update to 2.2 for 2.00 EUR?'
const offered = [...about, ...the.offered('2.00 EUR'), ...session]
const employee = the.hlr({ subscription: 'corporate', org: 'acme' })
const contract = the.ordered('contracts', { org: 'acme' })
const named = (correlator: string) => ({ correlator })
const firmware = [...the.phone(), ...the.offered('2.00 EUR'), ...session]
const another = the.ordered('offers', { imsi: pair.imsi, order: 'offer-2' })
const repair = the.ordered('case-repair', { case: 'c-1', repair: 'application' })
const app = the.installed({ mo: 'scomo', name: 'app', org: 'acme' })
const forAnother = the.installed({ org: 'acme', imsi: OTHER_IMSI })
const removed = { kind: 'pkg.remove', imei: IMEI, mo: 'scomo', name: 'app', ok: true, result: 1200 } as const
const swapped = [...the.phone(), ...session, the.download(), the.closed(), ...the.swapped()]

/** The same offer once more, which the target does not take. */
const refusedOffer = (price: string) =>
  the
    .offered(price)
    .map((event) => (event.kind === 'order' ? { ...event, accepted: false, status: 409 } : event))

export const SOFTWARE: readonly Case[] = [
  {
    id: 'SP-FW-01',
    flagged: {
      'downloaded, then agreed': [
        ...offered,
        the.verified(),
        the.download(),
        ...the.agreed(text),
        the.update(),
      ],
      'nobody had proven to be the subscriber': [...offered, ...the.agreed(text), the.download()],
      'the price rose after the yes': [
        ...[...offered, the.verified(), ...the.agreed(text), ...the.offered('9.00 EUR'), the.download()],
      ],
      'the card was not asked for its key': [
        ...[...about, ...the.offered('2.00 EUR'), ...mutual],
        ...[the.verified(), ...the.agreed(text), the.download()],
      ],
    },
    kept: {
      'proven, agreed, downloaded': [...offered, the.verified(), ...the.agreed(text), the.download()],
      'a higher price was asked after the yes, and the server refused it': [
        ...[...offered, the.verified(), ...the.agreed(text), ...refusedOffer('9.00 EUR'), the.download()],
      ],
    },
  },
  {
    id: 'SP-FW-02',
    flagged: {
      'a card that has proven nothing': [...about, employee, ...contract, ...mutual, the.download()],
    },
    kept: {
      'the card of an employee has proven itself': [
        ...about,
        employee,
        ...contract,
        ...session,
        the.download(),
      ],
    },
  },
  {
    id: 'SP-FW-03',
    flagged: {
      'installed unseen': [the.installed()],
      'made for another model': [the.packageSeen({ target: false }), the.installed()],
    },
    kept: { 'looked at, then installed': [the.packageSeen(), the.installed()] },
  },
  {
    id: 'SP-FW-04',
    flagged: {
      'an update with nothing to install': [the.state(10, 60)],
      'Exec Update while it is idle': [the.state(50, 10), the.update()],
    },
    kept: { 'an update that was ready': [the.state(40, 50), the.update(), the.state(50, 60)] },
  },
  {
    id: 'SP-FW-05',
    flagged: { 'another card, and nobody looked': [...swapped, the.opened(), the.srvauth(), the.update()] },
    kept: {
      'another card that was looked at': [
        ...[...swapped, the.hlr({ value: OTHER_IMSI, imsi: OTHER_IMSI })],
        ...[the.opened(), the.srvauth(), the.update()],
      ],
    },
  },
  {
    id: 'SP-FW-06',
    flagged: {
      'on a private phone': [...the.phone(), the.hlr(), app],
      'the employee has left': [...the.phone(), employee, the.hlr({ subscription: 'private' }), app],
      'removed by somebody else': [...the.phone(), employee, app, the.hlr(), removed],
      'ordered for somebody else after it was brought': [
        ...[...the.phone(), employee, ...the.session(), the.download()],
        ...[the.inserted({ imsi: OTHER_IMSI }), the.update({ imsi: OTHER_IMSI }), forAnother],
      ],
    },
    kept: {
      'on the phone of an employee': [...the.phone(), employee, app, removed],
      'on a phone that gets another card once it was ordered': [
        ...[...the.phone(), employee, ...the.session(), the.download(), the.update()],
        ...[the.inserted({ imsi: OTHER_IMSI }), forAnother],
      ],
    },
  },
  {
    id: 'SP-FW-07',
    flagged: {
      'paid after it had failed': [the.reserved(), the.reported('404'), the.debited()],
      'paid, failed, kept': [the.debited(), the.reported('404')],
      'the reservation stands': [the.reserved(), the.reported('404')],
      'named after the order': [
        ...[...firmware, the.download(named('offer-1.up')), the.debited('bill', { order: 'offer-1' })],
        the.reported('404', named('offer-1.up')),
      ],
      'named after nothing': [
        ...[...firmware, the.download(named('x')), the.debited('bill', { order: 'offer-1' })],
        the.reported('404', named('x')),
      ],
    },
    kept: {
      'another order failed': [
        ...[...firmware, the.download(named('offer-1.up')), the.reported('200', named('offer-1.up'))],
        ...[the.debited('bill', { order: 'offer-1' }), ...another, the.download(named('offer-2.up'))],
        the.reported('404', named('offer-2.up')),
      ],
      'a repair for the help desk failed': [
        ...[the.reserved({ order: 'offer-1' }), ...the.careCase(), ...repair, the.download(named('job-2'))],
        ...[the.reported('404', named('job-2')), the.debited('bill', { order: 'offer-1' })],
      ],
      'paid after it had worked': [the.reserved(), the.reported('200'), the.debited()],
      'released after it had failed': [the.reserved(), the.reported('404'), the.released()],
    },
  },
  {
    id: 'SP-MO-01',
    flagged: {
      'from idle to done': [the.state(10, 90)],
      'from where it was not': [the.state(10, 30), the.state(50, 60)],
      'an application, from idle to failed': [the.state(10, 60, { mo: 'scomo', node: './SCOMO/Download/x' })],
    },
    kept: {
      'a whole update': [
        the.state(10, 30),
        the.state(30, 40),
        the.state(40, 50),
        the.state(50, 60),
        the.state(60, 90),
      ],
    },
  },
  {
    id: 'SP-MO-02',
    flagged: {
      'the end of nothing': [the.update(named('c1')), the.reported('200', named('c2'))],
      'an end without its name': [the.update(named('c1')), the.reported('200')],
      'an end twice': [
        the.update(named('c1')),
        the.reported('200', named('c1')),
        the.reported('200', named('c1')),
      ],
      'an end again that was heard': [
        the.update(named('c1')),
        the.reported('200', named('c1')),
        the.closed(),
        the.reported('200', named('c1')),
      ],
    },
    kept: {
      'an end with its name': [the.update(named('c1')), the.reported('200', named('c1'))],
      'an end again after a session that was refused': [
        the.update(named('c1')),
        the.reported('200', named('c1')),
        the.closed({ outcome: 'refused' }),
        the.reported('200', named('c1')),
      ],
      'an end of what had no name': [the.update(), the.reported('200')],
    },
  },
  {
    id: 'LV-06',
    flagged: {
      'money is held for ever': [the.reserved(), the.reported('200')],
      'money is held for ever though the download failed': [
        the.reserved(),
        the.reported('404', { type: 'org.openmobilealliance.dm.firmwareupdate.download' }),
      ],
      'money is held for ever though everybody answers': [
        ...[the.reserved(), the.reported('200'), the.hlr({ ageSeconds: 60 }), the.eir()],
      ],
    },
    kept: {
      'money is taken': [the.reserved(), the.reported('200'), the.debited()],
      'money is given back': [the.reserved(), the.reported('404'), the.released()],
      'it was downloaded, and nobody knows what came of it': [
        the.reserved(),
        the.reported('200', { type: 'org.openmobilealliance.dm.firmwareupdate.download' }),
      ],
      'nobody has heard: the session was refused': [
        ...[the.reserved(), the.reported('200'), the.closed({ outcome: 'refused' })],
      ],
      'nobody knows yet: the HLR is silent': [the.reserved(), the.reported('200'), the.noHlr()],
      'nobody knows yet: what the HLR says is too old': [
        ...[the.reserved(), the.reported('200'), the.hlr({ ageSeconds: 7200 })],
      ],
    },
  },
]
