import type { Case } from '../support/case.ts'
import * as the from '../support/events.ts'
import { here, IMEI, OTHER_IMEI, SESSION } from '../support/history.ts'

const basic = '<Cred><Meta><Type>syncml:auth-basic</Type></Meta><Data>eA==</Data></Cred>'
const chal = (nonce: string, octets = 16) =>
  ({ kind: 'dm.chal', session: SESSION, imei: IMEI, type: 'md5', nonce, octets, code: 212 }) as const
const secret = (imei: string, clientSecret: string) =>
  ({
    ...({ kind: 'secret.delivered', imei, imsi: here.imsi, serverId: 's' } as const),
    ...{ clientSecret, serverSecret: `${clientSecret}'` },
  }) as const
const results = (uri: string) =>
  `<Results><CmdID>3</CmdID><Item><Source><LocURI>${uri}</LocURI></Source><Data>x</Data></Item></Results>`
const mac = { type: 'mac', code: 200 } as const
const stranger = [
  the.opened({ session: 'x' }),
  the.clauth({ session: 'x', truth: 'wrong', ok: false }),
  the.closed({ session: 'x', outcome: 'refused' }),
]
const asAnother = the.fromPhone('', { source: `IMEI:${OTHER_IMEI}0` })
const served = [the.opened(), the.clauth(), the.closed()]
const guesses = Array.from({ length: 4 }, () => the.clauth({ truth: 'wrong', ok: false, code: 401 }))
/** A phone with an account and one without show a wrong credential; this is what the one without hears. */
const tries = (code: number) => {
  const wrong = { truth: 'wrong', ok: false } as const
  const stranger = the.fromPhone('', { source: `IMEI:${OTHER_IMEI}0` })
  return [
    ...[secret(IMEI, 'a'), the.fromPhone(''), the.clauth({ ...wrong, code: 401 })],
    ...[{ ...stranger, session: 'x' } as typeof stranger, the.clauth({ ...wrong, session: 'x', code })],
  ]
}
const inTheOpen = the.opened({ url: 'http://dm.example/dm' })

/** DevInfo as a phone sends it, with this equipment in it. */
const devId = (imei: string) =>
  `<Replace><CmdID>1</CmdID><Item><Source><LocURI>./DevInfo/DevId</LocURI></Source><Data>IMEI:${imei}0</Data></Item></Replace>`

const tampering = { kind: 'attack', name: 'tampering', detail: 'takes nonces out', imei: IMEI } as const

export const AUTHENTICATION: readonly Case[] = [
  {
    id: 'SP-AUTH-01',
    flagged: {
      'a command before the server has proven itself': [the.opened(), the.setting()],
      'a command after a wrong credential': [the.opened(), the.srvauth({ ok: false }), the.setting()],
    },
    kept: { 'a command of a proven server': [the.opened(), the.srvauth(), the.setting()] },
  },
  {
    id: 'SP-AUTH-02',
    flagged: {
      'no credential is accepted': [the.clauth({ truth: 'none' })],
      'a command beside a 401': [the.fromServer(the.syncHdrStatus(401) + the.replace)],
      'settings of a phone that proved nothing': [the.opened(), the.srvauth(), the.setting()],
    },
    kept: { 'a 401 that comes alone': [the.fromServer(the.syncHdrStatus(401))] },
  },
  {
    id: 'SP-AUTH-03',
    flagged: {
      'basic is accepted under an MD5 policy': [the.clauth({ type: 'basic', truth: 'weaker' })],
      'a phone shows less than the policy': [the.fromPhone('', { cred: basic }), the.clauth(), the.closed()],
    },
    kept: { 'basic is refused': [the.clauth({ type: 'basic', truth: 'weaker', ok: false, code: 401 })] },
  },
  {
    id: 'SP-AUTH-04',
    flagged: {
      'a replayed credential is accepted': [the.clauth({ truth: 'replayed' })],
      'the same nonce twice': [chal('n1'), chal('n1')],
      'a nonce of eight octets': [chal('n1', 8)],
      'a nonce of eight octets once nobody meddles any more': [tampering, the.closed(), chal('n1', 8)],
    },
    kept: {
      'somebody on the way takes the nonces out': [
        ...[chal('n0'), tampering, chal('', 0), chal('', 0)],
        the.closed(),
      ],
      'new nonces, and a replay refused': [
        chal('n1'),
        chal('n2'),
        the.clauth({ truth: 'replayed', ok: false }),
      ],
    },
  },
  {
    id: 'SP-AUTH-05',
    header: { dialect: { content: 'xml', auth: 'mac' } },
    flagged: {
      'no next nonce': [the.opened(), the.srvauth(), the.clauth(mac), the.closed()],
      'an altered message is accepted': [the.clauth({ ...mac, truth: 'altered' })],
      'a MAC is answered with 212': [
        the.opened(),
        the.srvauth(),
        the.clauth({ type: 'mac' }),
        chal('n1'),
        the.closed(),
      ],
    },
    kept: {
      'a MAC that brings the next nonce': [
        the.opened(),
        the.srvauth(),
        the.clauth(mac),
        chal('n1'),
        the.closed(),
      ],
    },
  },
  {
    id: 'SP-AUTH-06',
    flagged: {
      'the credential of another phone is accepted': [the.clauth({ truth: 'foreign' })],
      'a phone under another name': [
        the.fromPhone('', { source: `IMEI:${OTHER_IMEI}0` }),
        the.srvauth(),
        the.setting(),
      ],
      'a certificate of another phone': [
        the.fromPhone(''),
        { kind: 'tls.client', imei: IMEI, subject: OTHER_IMEI },
        the.srvauth(),
        the.setting(),
      ],
      'a phone with another DevId': [the.fromPhone(devId(OTHER_IMEI)), the.srvauth(), the.setting()],
    },
    kept: {
      'a phone under another name to which nothing is done': [
        the.fromPhone(devId(OTHER_IMEI)),
        the.closed({ outcome: 'refused' }),
      ],
      'a phone under its own name': [
        ...the.phone(),
        ...the.known(),
        the.fromPhone(devId(IMEI)),
        ...the.session(),
        the.setting(),
      ],
    },
  },
  {
    id: 'SP-AUTH-07',
    flagged: { 'two phones with one secret': [secret(IMEI, 'a'), secret(OTHER_IMEI, 'a')] },
    kept: { 'a secret for each': [secret(IMEI, 'a'), secret(OTHER_IMEI, 'b')] },
  },
  {
    id: 'SP-AUTH-08',
    flagged: { 'a secret in Results': [the.fromPhone(results('./DMAcc/x/AppAuth/1/AAuthSecret'))] },
    kept: { 'a version in Results': [the.fromPhone(results('./DevDetail/FwV'))] },
  },
  {
    id: 'SP-AUTH-09',
    flagged: {
      'after a stranger the phone itself is refused': [
        ...[...served, ...stranger, the.opened({ session: 'y' })],
        the.clauth({ session: 'y', ok: false }),
        the.closed({ session: 'y', outcome: 'refused' }),
      ],
    },
    kept: {
      'after a stranger the phone is served': [...served, ...stranger, ...served],
      'after a stranger the phone is served, and refused under the name of another': [
        ...[...served, ...stranger, ...served, the.opened({ session: 'y' })],
        { ...asAnother, session: 'y' } as typeof asAnother,
        the.closed({ session: 'y', outcome: 'refused' }),
      ],
    },
  },
  {
    id: 'SP-AUTH-10',
    flagged: {
      'the fifth try is as good as the first': [...guesses, the.clauth()],
      'somebody else sends the phone a bootstrap in between': [
        ...[...the.phone(), ...guesses, the.bootstrapSent({ sender: 'stage' }), the.clauth()],
      ],
    },
    kept: {
      'a new account was sent after the guesses, guessed at as often, and refused': [
        ...[
          ...the.phone(),
          ...guesses,
          the.bootstrapSent(),
          ...guesses,
          the.clauth({ ok: false, code: 401 }),
        ],
      ],
      'after four failures even the right one is refused': [...guesses, the.clauth({ ok: false, code: 401 })],
    },
  },
  {
    id: 'SP-AUTH-11',
    flagged: {
      'a password over plain HTTP': [inTheOpen, the.clauth({ type: 'basic' })],
      'settings over plain HTTP': [inTheOpen, the.srvauth(), the.setting()],
    },
    kept: {
      'settings over TLS': [the.opened({ url: 'https://dm.example/dm' }), the.srvauth(), the.setting()],
      'settings that do not leave the machine': [the.opened(), the.srvauth(), the.setting()],
    },
  },
  {
    id: 'SP-AUTH-12',
    flagged: { 'a stranger is told that nobody knows it': tries(404) },
    kept: { 'a stranger and a phone with an account hear the same': tries(401) },
  },
]
