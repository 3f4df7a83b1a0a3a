import { hdr, status } from '../../../protocol/syncml/build.ts'
import { contentTypeOf } from '../../../protocol/syncml/content-type.ts'
import type { SyncML } from '../../../protocol/syncml/message.ts'
import { writeMessage } from '../../../protocol/syncml/write.ts'
import type { WorldEvent } from '../../../simulators/world/event.ts'

export const TARGET = 'https://dm.fixture.example/dm'

const IMEI = '35000000000001'
const IMSI = '234150000000001'
const MSISDN = '447000000001'
const SERVER = 'dm.operator.example'
const about = { imei: IMEI, imsi: IMSI }
const inSession = { ...about, session: `${IMEI}/1` }

type Timed = readonly [number, WorldEvent]

/** A new pair is detected and bootstrapped. */
export function bootstrapped(): Timed[] {
  const events: WorldEvent[] = [
    { kind: 'sim.insert', ...about, iccid: '8944000000000000001' },
    { kind: 'aka.result', imsi: IMSI, result: 'ok', at: 'attach' },
    { kind: 'net.attach', ...about, plmn: '23415' },
    { kind: 'eir.change', imei: IMEI, status: 'white' },
    { kind: 'net.ipbind', ...about, ip: '10.0.0.1', msisdn: MSISDN },
    { kind: 'net.pair', ...about, ageSeconds: 0, how: 'pushed', plmn: '23415' },
    {
      ...{ kind: 'hlr.query', key: 'imsi', value: IMSI, answer: 'active', imsi: IMSI, msisdn: MSISDN },
      ...{ own: true, subscription: 'private', ageSeconds: 0 },
    },
    { kind: 'eir.query', ...about, answer: 'white', ageSeconds: 0 },
    { kind: 'bs.sent', imsi: IMSI, profile: 'cp', sec: 'NETWPIN', sha256: 'a'.repeat(64), sender: 'target' },
    { kind: 'order', name: 'pairs', ...about, accepted: true, status: 202, detail: 'sent with SEC=NETWPIN' },
    {
      ...{ kind: 'ui.prompt', imei: IMEI, prompt: 'prompt-1', what: 'bootstrap', indicated: true },
      text: 'Let dm.operator.example manage this phone?',
    },
    { kind: 'ui.answer', imei: IMEI, prompt: 'prompt-1', answer: 'yes', by: 'subscriber-1' },
    {
      ...{ kind: 'bs.applied', ...about, serverId: SERVER, profile: 'cp', origin: 'ota-net', sec: 'NETWPIN' },
      ...{ macOk: true, sha256: 'a'.repeat(64), replayed: false, retired: ['dm.previous.example'] },
    },
  ]
  return events.map((event) => [0, event])
}

/** The first session: a stale nonce, a challenge, authentication, one command, and the subscription suspended on the way. */
export function session(content: 'xml' | 'wbxml'): Timed[] {
  const sent = (message: SyncML, headers: Record<string, string> = {}): WorldEvent => ({
    ...{ kind: 'dm.msg', session: inSession.session, imei: IMEI, dir: 'sent', msgID: message.hdr.msgID },
    ...{ contentType: contentTypeOf(content), headers, body: base64(message, content) },
  })
  const received = (message: SyncML): WorldEvent => ({
    ...{ kind: 'dm.msg', session: inSession.session, imei: IMEI, dir: 'received', msgID: message.hdr.msgID },
    ...{ contentType: `${contentTypeOf(content)}; charset=UTF-8`, httpStatus: 200, headers: {} },
    body: base64(message, content),
  })
  const truth = { ...inSession, type: 'md5' } as const
  return [
    [
      40,
      {
        kind: 'dm.open',
        ...inSession,
        serverId: SERVER,
        wireSessionID: '1',
        url: TARGET,
        initiatedBy: 'client',
      },
    ],
    [40, sent(FIRST)],
    [40, { kind: 'he.header', ip: '10.0.0.1', imei: IMEI, trusted: true, msisdn: MSISDN, count: 1 }],
    [
      80,
      {
        kind: 'aaa.query',
        ip: '10.0.0.1',
        answer: 'bound',
        imsi: IMSI,
        msisdn: MSISDN,
        imei: IMEI,
        ageSeconds: 0,
      },
    ],
    [80, received(CHALLENGE)],
    [80, { kind: 'dm.clauth', ...truth, ok: false, code: 401, truth: 'stale' }],
    [80, { kind: 'dm.chal', ...truth, nonce: 'b'.repeat(16), octets: 16, code: 401 }],
    [120, sent(AGAIN)],
    [160, received(COMMANDS)],
    [160, { kind: 'dm.clauth', ...truth, ok: true, code: 212, truth: 'genuine' }],
    [160, { kind: 'dm.srvauth', ...truth, ok: true }],
    [
      160,
      {
        ...{ kind: 'dm.command', ...inSession, serverId: SERVER, msgID: '2', cmd: 'Replace' },
        ...{ target: './Settings/Home', status: 200, executed: true },
      },
    ],
    [
      160,
      {
        ...{ kind: 'dm.command', ...inSession, serverId: SERVER, msgID: '2', cmd: 'Get' },
        ...{ target: './DevDetail/Ext/Secret', status: 425, executed: false },
      },
    ],
    [3_600_000, { kind: 'hlr.change', imsi: IMSI, status: 'suspended' }],
    [
      3_600_000,
      {
        kind: 'dm.msg',
        session: inSession.session,
        imei: IMEI,
        dir: 'received',
        msgID: '',
        contentType: 'text/html',
        httpStatus: 403,
        headers: { 'www-authenticate': 'Digest realm="3GPP"' },
        body: Buffer.from('<html>no</html>').toString('base64'),
      },
    ],
    [3_600_040, { kind: 'dm.close', ...inSession, outcome: 'refused', reason: 'HTTP 403' }],
    [90_000_000, { kind: 'sim.remove', ...about, iccid: '8944000000000000001' }],
    [90_000_000, { kind: 'log.record', operation: 'OP-BOOT', imei: IMEI, imsi: IMSI, result: 'performed' }],
  ]
}

/** A stranger calls and the wrong thing comes of it; a second phone is near, and an octet that is no message. */
export function verified(hostile: string): Timed[] {
  const other = { imei: '35000000000002', imsi: '234150000000002' }
  const events: WorldEvent[] = [
    { kind: 'sim.insert', ...about, iccid: '8944000000000000001' },
    { kind: 'net.attach', ...about, plmn: '23415' },
    { kind: 'net.ipbind', ...about, ip: '10.0.0.1', msisdn: MSISDN },
    { kind: 'sim.insert', ...other, iccid: '8944000000000000002' },
    {
      kind: 'chv.verify',
      iccid: '8944000000000000002',
      imsi: other.imsi,
      result: 'ok',
      retries: 3,
      enabled: true,
      by: 'stranger-1',
    },
    { kind: 'attack', name: 'from-here', detail: 'the preparation is over' },
    { kind: 'care.call', case: 'case-1', msisdn: MSISDN, by: 'stranger-1' },
    {
      ...{ kind: 'care.verify', case: 'case-1', msisdn: MSISDN, imsi: IMSI, by: 'stranger-1' },
      ...{ owner: 'subscriber-1', method: 'passphrase', ok: false },
    },
    { kind: 'order', name: 'requests', imsi: IMSI, accepted: true, status: 202, detail: hostile },
    { kind: 'bs.sent', imsi: IMSI, profile: 'cp', sec: 'USERPIN', sha256: 'c'.repeat(64), sender: 'target' },
    { kind: 'hlr.query', key: 'imei', value: IMEI, answer: 'refused', ageSeconds: 12 },
    {
      ...{ kind: 'dm.msg', session: `${IMEI}/1`, imei: IMEI, dir: 'received', msgID: '1', httpStatus: 200 },
      ...{
        contentType: contentTypeOf('wbxml'),
        headers: {},
        body: Buffer.from([3, 1, 0x6a, 0, 0x6d]).toString('base64'),
      },
    },
    { kind: 'bs.refused', ...about, origin: 'ota-user', sec: 'USERPIN', reason: hostile },
  ]
  return events.map((event, seq) => [seq * 1000, event])
}

const base64 = (message: SyncML, content: 'xml' | 'wbxml') =>
  Buffer.from(writeMessage(message, content)).toString('base64')

const DEVICE = 'IMEI:350000000000016'
const upward = (msgID: string) => hdr('1.2', { sessionID: '1', msgID, target: TARGET, source: DEVICE })
const downward = (msgID: string) => hdr('1.2', { sessionID: '1', msgID, target: DEVICE, source: TARGET })
const digest = { meta: { format: 'b64', type: 'syncml:auth-md5' }, data: 'AAECAwQFBgcICQoLDA0ODw==' }

const FIRST: SyncML = {
  hdr: { ...upward('1'), cred: digest, meta: { maxMsgSize: 16_000 } },
  body: {
    commands: [
      { name: 'Alert', cmdID: '1', data: '1201', items: [] },
      {
        name: 'Replace',
        cmdID: '2',
        items: [
          { source: { locURI: './DevInfo/Man' }, data: 'Fixture & Sons' },
          { source: { locURI: './DevInfo/Lang' }, data: 'en' },
        ],
      },
    ],
    final: true,
  },
}

const CHALLENGE: SyncML = {
  hdr: downward('1'),
  body: {
    commands: [
      status({
        ...{ cmdID: '1', msgRef: '1', cmdRef: '0', cmd: 'SyncHdr', data: '401' },
        chal: { meta: { format: 'b64', type: 'syncml:auth-md5', nextNonce: 'EBESExQVFhcYGRobHB0eHw==' } },
      }),
    ],
    final: true,
  },
}

const AGAIN: SyncML = { ...FIRST, hdr: { ...FIRST.hdr, msgID: '2' } }

const COMMANDS: SyncML = {
  hdr: { ...downward('2'), cred: digest },
  body: {
    commands: [
      status({ cmdID: '1', msgRef: '2', cmdRef: '0', cmd: 'SyncHdr', data: '212' }),
      status({ cmdID: '2', msgRef: '2', cmdRef: '1', cmd: 'Alert', data: '200' }),
      {
        ...{ name: 'Replace', cmdID: '3' },
        items: [
          { target: { locURI: './Settings/Home' }, meta: { format: 'chr' }, data: 'https://home.example/' },
        ],
      },
      { name: 'Get', cmdID: '4', items: [{ target: { locURI: './DevDetail/Ext/Secret' } }] },
    ],
    final: true,
  },
}
