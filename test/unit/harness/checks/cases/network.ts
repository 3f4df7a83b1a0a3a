import type { Case } from '../support/case.ts'
import * as the from '../support/events.ts'
import { here, IMEI, IMSI, MSISDN, OTHER_IMEI, OTHER_IMSI, SESSION } from '../support/history.ts'

const session = the.session()
const mutual = [the.opened(), the.clauth(), the.srvauth()]
const header = (trusted: boolean, count = 1) =>
  ({ kind: 'he.header', ip: '10.0.0.1', imei: IMEI, trusted, msisdn: MSISDN, count }) as const
const black = { kind: 'eir.change', imei: IMEI, status: 'black' } as const
const wrongKey = (ok: boolean) => ({ kind: 'dm.subauth', ...here, btid: 'x', ok, truth: 'wrong' }) as const
const gone = { kind: 'net.iprelease', ip: '10.0.0.1', imsi: IMSI } as const
const suspended = { kind: 'hlr.change', imsi: IMSI, status: 'suspended' } as const
const stolen = { kind: 'attack', name: 'stolen-resp-uri', session: SESSION, detail: 'x' } as const
const abroad = [the.inserted(), the.attached({ plmn: '20801' }), the.bound()]
const neighbour = the.opened({ session: 'other', imei: OTHER_IMEI })
const clone = [the.attached(), the.attached({ imsi: OTHER_IMSI })]
const done = [...session, the.setting(), the.closed()]

export const NETWORK: readonly Case[] = [
  {
    id: 'SP-SUB-01',
    flagged: {
      'a wrong key is believed': [...the.phone(), ...the.known(), ...mutual, wrongKey(true), the.setting()],
      'nothing says whose session it is': [
        ...the.phone(),
        the.paired(),
        the.hlr(),
        the.eir(),
        ...mutual,
        the.setting(),
      ],
      'the line was somebody else’s by then': [
        ...the.phone(),
        ...the.known(),
        ...mutual,
        gone,
        the.setting(),
      ],
    },
    kept: {
      'the line says whose session it is': [...the.phone(), ...the.known(), ...mutual, the.setting()],
      'a wrong key leads to nothing': [the.opened(), wrongKey(false), the.closed()],
    },
  },
  {
    id: 'SP-SUB-02',
    flagged: {
      'a command after the card was changed': [...the.phone(), ...session, ...the.swapped(), the.setting()],
      'one card ordered, another reported, the first pays': [
        ...[...the.phone(), ...session, the.download(), the.closed(), ...the.swapped()],
        ...[the.reported('200', { imsi: OTHER_IMSI }), the.debited('bill')],
      ],
    },
    kept: {
      'the same card throughout': [
        ...the.phone(),
        ...session,
        the.setting(),
        the.reported('200'),
        the.debited('bill'),
      ],
    },
  },
  {
    id: 'SP-SUB-03',
    flagged: {
      'a header from anywhere': [
        the.opened(),
        the.fromPhone(''),
        { ...header(false), imei: '' },
        the.srvauth(),
        the.setting(),
      ],
      'a claim that the gateway lets through': [the.opened(), the.fromPhone(''), header(false)],
      'two headers': [the.opened(), the.fromPhone(''), header(true, 2), the.srvauth(), the.setting()],
    },
    kept: {
      'the list of addresses says it too': [
        ...[the.opened(), the.fromPhone(''), { ...header(false), imei: '' }, the.aaa()],
        ...[the.srvauth(), the.setting()],
      ],
    },
  },
  {
    id: 'SP-HLR-01',
    flagged: { 'asked by IMEI': [the.hlr({ key: 'imei', value: IMEI, answer: 'refused' })] },
    kept: { 'asked by IMSI': [the.hlr()] },
  },
  {
    id: 'SP-HLR-02',
    flagged: {
      'sent without an answer': [the.noHlr(), the.bootstrapSent()],
      'changed after the suspension': [...the.phone(), ...the.known(), ...session, suspended, the.setting()],
      'changed while the EIR fails': [
        ...the.phone(),
        the.eir({ answer: 'error' }),
        ...session,
        the.setting(),
      ],
    },
    kept: {
      'sent once the HLR has answered': [the.noHlr(), the.hlr(), the.bootstrapSent()],
      'an outage for somebody else': [
        ...[the.noHlr(), the.hlr({ value: OTHER_IMSI, imsi: OTHER_IMSI })],
        the.bootstrapSent({ imsi: OTHER_IMSI }),
      ],
    },
  },
  {
    id: 'SP-HLR-03',
    flagged: {
      'asked about what only a phone can have named': [the.hlr({ value: OTHER_IMSI, imsi: OTHER_IMSI })],
    },
    kept: {
      'asked about a pair that was reported': [the.paired(), the.hlr()],
      'asked about the number of a caller': [the.called(), the.hlr({ key: 'msisdn', value: MSISDN })],
    },
  },
  {
    id: 'SP-EIR-01',
    flagged: {
      'settings on stolen equipment': [...the.phone(), black, ...session, the.setting()],
      'nobody has asked the register': [
        ...the.phone(),
        the.paired(),
        the.hlr(),
        the.aaa(),
        ...session,
        the.setting(),
      ],
      'an answer of two hours ago': [
        ...the.phone(),
        the.eir({ ageSeconds: 7200 }),
        ...session,
        the.setting(),
      ],
    },
    kept: {
      'stolen equipment is locked': [black, ...session, the.command('Exec', './LAWMO/Operations/FullyLock')],
      'the register makes an exception': [...the.phone(), black, ...the.known(), ...session, the.setting()],
    },
  },
  {
    id: 'SP-EIR-02',
    flagged: { 'settings on an IMEI that is there twice': [...clone, ...session, the.setting()] },
    kept: {
      'one has gone by then': [
        ...[
          ...clone,
          the.opened(),
          the.closed(),
          { kind: 'net.detach', imei: IMEI, imsi: OTHER_IMSI } as const,
        ],
        ...[...session, the.setting()],
      ],
    },
  },
  {
    id: 'SP-ROAM-01',
    flagged: {
      'a visitor is provisioned': [the.hlr({ own: false }), the.bootstrapSent()],
      'the phone of a visitor is changed': [
        ...the.phone(),
        the.hlr({ own: false }),
        ...session,
        the.setting(),
      ],
    },
    kept: { 'a visitor is left alone': [the.hlr({ own: false }), the.opened(), the.closed()] },
  },
  {
    id: 'SP-ROAM-02',
    flagged: {
      'the gateway abroad is believed': [...abroad, the.opened(), the.srvauth(), header(true), the.setting()],
    },
    kept: { 'the home network has said it': [...abroad, the.hlr(), ...session, the.setting()] },
  },
  {
    id: 'SP-ISO-01',
    flagged: {
      'an answer for somebody else': [
        ...[neighbour, the.opened(), the.fromPhone('')],
        the.fromServer(the.syncHdrStatus(212), { target: `IMEI:${OTHER_IMEI}0` }),
      ],
    },
    kept: {
      'each gets its own': [
        neighbour,
        the.opened(),
        the.fromPhone(''),
        the.fromServer(the.syncHdrStatus(212)),
        the.closed(),
      ],
    },
  },
  {
    id: 'SP-ISO-02',
    flagged: { 'a stolen address opens the session': [stolen, the.srvauth(), the.setting()] },
    kept: { 'a stolen address is of no use': [stolen, the.clauth({ ok: false, truth: 'foreign' })] },
  },
  {
    id: 'SP-LOG-01',
    flagged: {
      'no record': done,
      'two records': [...done, the.record('OP-CONF'), the.record('OP-CONF')],
      'a record of nobody': [
        ...done,
        { kind: 'log.record', operation: 'OP-CONF', imei: IMEI, result: 'performed' },
      ],
    },
    kept: { 'one record': [...done, the.record('OP-CONF')] },
  },
]
