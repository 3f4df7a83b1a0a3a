import type { Case } from '../support/case.ts'
import * as the from '../support/events.ts'
import { ANNA, BEN, IMEI, IMSI, MSISDN } from '../support/history.ts'

const about = [...the.phone(), ...the.known()]
const session = the.session()
const text = 'Update to 2.2 for 2.00 EUR?'
const charged = [...about, ...the.offered('2.00 EUR'), ...session]
const free = [...about, ...the.offered('0.00 EUR'), ...session]
/** The phone is the enterprise’s, and it has ordered firmware that nobody needs to agree to. */
const enterprise = [
  the.hlr({ subscription: 'corporate', org: 'acme' }),
  ...the.ordered('contracts', { org: 'acme' }),
]
const chv = (result: 'ok' | 'wrong', enabled = true) =>
  ({ kind: 'chv.verify', iccid: 'i', imsi: IMSI, result, retries: 3, enabled, by: ANNA }) as const
const reset = { kind: 'chv.reset', iccid: 'i', imsi: IMSI } as const
const pinAsked = {
  kind: 'ui.prompt',
  imei: IMEI,
  prompt: 'pin',
  what: 'chv',
  text: 'PIN',
  indicated: true,
} as const
const card = the.bootstrap({ origin: 'card', sec: '' })
const inventory = the.command('Get', './SCOMO/Inventory/Deployed')
const cannotAsk = the.command('Alert', '1101', { status: 406, executed: false })
const sideBySide =
  '<Alert><CmdID>2</CmdID><Data>1101</Data><Item><Data/></Item><Item><Data>Update?</Data></Item></Alert>' +
  '<Exec><CmdID>3</CmdID><Item><Target><LocURI>./FUMO/Update</LocURI></Target></Item></Exec>'

/** Somebody agrees to something else and breaks that session off; session c is the next. */
const brokenOff = (question: string) => [
  ...[the.closed(), the.opened({ session: 'b' }), ...the.agreed(question, ANNA, 'b')],
  the.closed({ session: 'b', outcome: 'aborted' }),
  ...[the.opened({ session: 'c' }), the.srvauth({ session: 'c' }), the.clauth({ session: 'c' })],
]

export const USER: readonly Case[] = [
  {
    id: 'SP-USR-01',
    flagged: {
      'money is taken of a number that moved a while ago': [
        ...the.customer(),
        { kind: 'hlr.move', imsi: IMSI, msisdn: MSISDN, confirmed: false },
        the.payer('prepaid'),
        the.debited('prepaid'),
      ],
      'money is taken, and nobody is there': [...about, ...the.offered('2.00 EUR'), the.debited('bill')],
    },
    kept: {
      'a customer who has logged in pays': [...the.customer(), the.payer('prepaid'), the.debited('prepaid')],
    },
  },
  {
    id: 'SP-USR-02',
    flagged: {
      'applied after a wrong PIN': [the.inserted(), pinAsked, chv('wrong'), card],
      'applied from a card that asks for no PIN': [the.inserted(), pinAsked, chv('ok', false), card],
      'applied after the card was reset': [the.inserted(), pinAsked, chv('ok'), reset, card],
    },
    kept: { 'applied after the PIN': [the.inserted(), pinAsked, chv('ok'), card] },
  },
  {
    id: 'SP-USR-03',
    flagged: {
      'another price': [
        ...about,
        ...the.offered('5.00 EUR'),
        ...session,
        ...the.agreed(text),
        the.download(),
      ],
      'another version': [...session, ...the.agreed(text), the.download(), the.installed({ version: '3.0' })],
      'the session was broken off after the yes': [
        ...[...session, ...the.agreed(text), the.closed({ outcome: 'aborted' })],
        ...[the.opened({ session: 'b' }), the.srvauth({ session: 'b' }), the.download({ session: 'b' })],
      ],
      'the same, for an application, while firmware is on its way': [
        ...[...session, ...the.agreed(text), the.download(), ...brokenOff('Helper 1.0?')],
        the.command('Exec', './SCOMO/Download/Helper/Operations/DownloadInstall', { session: 'c' }),
      ],
      'a second firmware of which only the first was shown': [
        ...[...session, ...the.agreed(text), the.download(), the.installed()],
        ...[...the.agreed('Update to 2.2 again?'), the.download(), the.installed({ version: '3.0' })],
      ],
      'the enterprise’s firmware was ordered, and then something else is agreed to and done': [
        ...[...about, ...enterprise, ...session, ...the.agreed(text), the.download()],
        the.installed({ version: '3.0' }),
      ],
      'what nobody needed to agree to is done, and another version is installed after it': [
        ...[...session, ...the.agreed(text), ...about, ...enterprise, the.download()],
        ...[the.installed({ version: '3.0' }), the.installed({ version: '4.0' })],
      ],
      'what was only displayed is no agreement': [
        ...[...session, ...the.agreed(text), the.download()],
        ...[the.prompt('3.0 is out', { alert: 1100 }), the.answer('3.0 is out')],
        the.installed({ version: '3.0' }),
      ],
    },
    kept: {
      'an enterprise has ordered what nobody needs to agree to': [
        ...[...about, ...session, ...brokenOff('Helper 1.0?'), ...enterprise],
        the.download({ session: 'c' }),
      ],
      'the enterprise’s firmware follows another that was agreed to': [
        ...[...charged, ...the.agreed(text), the.download(), the.installed(), ...enterprise],
        ...[the.download(), the.installed({ version: '3.0' })],
      ],
      'the enterprise’s firmware is ordered again after another was agreed to': [
        ...[...about, ...enterprise, ...the.offered('2.00 EUR'), ...session, ...the.agreed(text)],
        ...[the.download(), the.installed(), ...enterprise],
        ...[the.download(), the.installed({ version: '2.3' })],
      ],
      'version and price as shown': [...charged, ...the.agreed(text), the.download(), the.installed()],
      'what was begun goes on though another session was broken off': [
        ...[...charged, ...the.agreed(text), the.download(), ...brokenOff('Helper 1.0?')],
        ...[the.update({ session: 'c' }), the.installed()],
      ],
      'much else is agreed to before it is installed': [
        ...[...charged, ...the.agreed(text), the.download()],
        ...[1, 2, 3, 4, 5].flatMap((n) => the.agreed(`Helper ${n}.0?`)),
        ...[the.update(), the.installed()],
      ],
    },
  },
  {
    id: 'SP-USR-04',
    flagged: { 'agreed, then proven': [...charged, ...the.agreed(text), the.verified(), the.download()] },
    kept: { 'proven, then agreed': [...charged, the.verified(), ...the.agreed(text), the.download()] },
  },
  {
    id: 'SP-USR-05',
    flagged: {
      'a second download on an agreement of a session that is over': [
        ...[...free, ...the.agreed(text), ...the.agreed('Helper 1.0?'), the.closed()],
        ...[the.opened({ session: 'b' }), the.srvauth({ session: 'b' }), the.download({ session: 'b' })],
      ],
      'a download after a no': [...session, the.prompt(text), the.answer(text, 'no'), the.download()],
      'a download by a phone that cannot ask': [...session, cannotAsk, the.download()],
      'question and order side by side': [the.fromServer(sideBySide)],
      'nobody was asked': [...free, the.download()],
    },
    kept: {
      'what was begun goes on though its user agreed to something else in the same session': [
        ...[...free, ...the.agreed(text), the.download(), ...the.agreed('Helper 1.0?'), the.closed()],
        ...[the.opened({ session: 'b' }), the.srvauth({ session: 'b' }), the.update({ session: 'b' })],
      ],
      'a download after a yes': [...free, ...the.agreed(text), the.download()],
      'no download after a no': [...session, the.prompt(text), the.answer(text, 'no'), the.closed()],
    },
  },
  {
    id: 'SP-USR-06',
    flagged: {
      'a download after silence': [...session, the.prompt(text), the.answer(text, 'timeout'), the.download()],
    },
    kept: {
      'silence, asked again, and a yes': [
        ...[...session, the.prompt(text), the.answer(text, 'timeout')],
        ...[...the.agreed(text), the.download()],
      ],
    },
  },
  {
    id: 'SP-USR-07',
    flagged: {
      'somebody else says yes': [...charged, the.verified(), ...the.agreed(text, BEN), the.download()],
    },
    kept: { 'the subscriber says yes': [...charged, the.verified(), ...the.agreed(text), the.download()] },
  },
  {
    id: 'SP-CON-01',
    flagged: { 'a phone asks by itself': [the.prompt(text, { indicated: false })] },
    kept: { 'a phone asks because it was told to': [the.prompt(text)] },
  },
  {
    id: 'SP-CON-02',
    flagged: {
      'nothing to do': [...the.phone(), the.prompt(text)],
      'asked again in the session after the set-up': [
        ...[...the.phone(), ...the.ordered('pairs', { imei: IMEI, imsi: IMSI })],
        ...[...the.session(), the.setting(), the.closed(), the.prompt(text)],
      ],
    },
    kept: {
      'an update to do': [...the.phone(), ...the.offered('0.00 EUR'), the.prompt(text)],
      'asked in the session of the set-up': [
        ...[...the.phone(), ...the.ordered('pairs', { imei: IMEI, imsi: IMSI }), the.prompt(text)],
      ],
    },
  },
  {
    id: 'SP-PRIV-01',
    flagged: {
      'applications are read without leave': [...the.careCase(), inventory],
      'the leave ended with the session': [
        ...[...the.careCase(), ...the.agreed('Read?'), the.closed()],
        ...[...the.session(), inventory],
      ],
    },
    kept: { 'applications are read with leave': [...the.careCase(), ...the.agreed('Read?'), inventory] },
  },
]
