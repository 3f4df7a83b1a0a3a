import type { PaymentMeans, WorldEvent } from '../../../../../simulators/world/event.ts'
import { ANNA, here, IMEI, IMSI, MSISDN, OTHER_IMSI, pair, SERVER, SESSION } from './history.ts'

type Of<K extends WorldEvent['kind']> = Extract<WorldEvent, { kind: K }>
type Wish<K extends WorldEvent['kind']> = Partial<Of<K>>

/** The card is put into the phone, which attaches at home. */
export const inserted = (wish: { imei?: string; imsi?: string } = {}): WorldEvent => ({
  ...{ kind: 'sim.insert', ...pair, iccid: '8944000000000000001' },
  ...wish,
})
export const removed = (): WorldEvent => ({ kind: 'sim.remove', ...pair, iccid: '8944000000000000001' })
export const attached = (wish: Wish<'net.attach'> = {}): WorldEvent => ({
  kind: 'net.attach',
  ...pair,
  plmn: '23415',
  ...wish,
})
export const bound = (): WorldEvent => ({ kind: 'net.ipbind', ...pair, ip: '10.0.0.1', msisdn: MSISDN })
export const paired = (wish: Wish<'net.pair'> = {}): WorldEvent => ({
  ...{ kind: 'net.pair', ...pair, ageSeconds: 0, how: 'pushed', plmn: '23415' },
  ...wish,
})
export const hlr = (wish: Wish<'hlr.query'> = {}): WorldEvent => ({
  ...{ kind: 'hlr.query', key: 'imsi', value: IMSI, answer: 'active', imsi: IMSI, msisdn: MSISDN, own: true },
  ...wish,
})
export const noHlr = (answer: 'timeout' | 'error' = 'timeout'): WorldEvent => ({
  ...{ kind: 'hlr.query', key: 'imsi', value: IMSI, answer },
})
export const eir = (wish: Wish<'eir.query'> = {}): WorldEvent => ({
  kind: 'eir.query',
  ...pair,
  answer: 'white',
  ...wish,
})
export const aaa = (wish: Wish<'aaa.query'> = {}): WorldEvent => ({
  ...{ kind: 'aaa.query', ip: '10.0.0.1', answer: 'bound', ...pair, msisdn: MSISDN, ageSeconds: 0 },
  ...wish,
})

export const opened = (wish: Wish<'dm.open'> = {}): WorldEvent => ({
  ...{ kind: 'dm.open', ...here, serverId: SERVER, wireSessionID: '1', url: 'http://127.0.0.1:1/dm' },
  initiatedBy: 'client',
  ...wish,
})
export const closed = (wish: Wish<'dm.close'> = {}): WorldEvent => ({
  ...{ kind: 'dm.close', session: SESSION, imei: IMEI, outcome: 'complete', reason: 'done' },
  ...wish,
})
export const clauth = (wish: Wish<'dm.clauth'> = {}): WorldEvent => ({
  ...{ kind: 'dm.clauth', ...here, type: 'md5', ok: true, code: 212, truth: 'genuine' },
  ...wish,
})
export const srvauth = (wish: Wish<'dm.srvauth'> = {}): WorldEvent => ({
  ...{ kind: 'dm.srvauth', session: SESSION, imei: IMEI, type: 'md5', ok: true },
  ...wish,
})
export const command = (cmd: string, target: string, wish: Wish<'dm.command'> = {}): WorldEvent => ({
  ...{ kind: 'dm.command', ...here, serverId: SERVER, msgID: '2', cmd, target, status: 200, executed: true },
  ...wish,
})
export const setting = (wish: Wish<'dm.command'> = {}): WorldEvent =>
  command('Replace', './Settings/Home', wish)
export const download = (wish: Wish<'dm.command'> = {}): WorldEvent =>
  command('Exec', './FUMO/Download', wish)
export const update = (wish: Wish<'dm.command'> = {}): WorldEvent => command('Exec', './FUMO/Update', wish)

/** The card proves itself in the session by the key that it shares with the network. */
export const subauth = (): WorldEvent[] => [
  { kind: 'aka.result', imsi: IMSI, result: 'ok', at: 'bsf', btid: 'b-1', lifetimeSeconds: 3600 },
  { kind: 'zn.query', btid: 'b-1', naf: SERVER, answer: 'ok', imsi: IMSI },
  { kind: 'dm.subauth', ...here, btid: 'b-1', ok: true, truth: 'genuine' },
]

/** A phone with its card on the home network. */
export const phone = (): WorldEvent[] => [inserted(), attached(), bound()]
/** Everything that may be asked of the network about it. */
export const known = (): WorldEvent[] => [paired(), hlr(), eir(), aaa()]
/** A session in which both sides have proven themselves, and the card too. */
export const session = (wish: Wish<'dm.open'> = {}): WorldEvent[] => [
  opened(wish),
  clauth(),
  srvauth(),
  ...subauth(),
]

export const prompt = (text: string, wish: Wish<'ui.prompt'> = {}): WorldEvent => ({
  ...{
    kind: 'ui.prompt',
    imei: IMEI,
    session: SESSION,
    prompt: text,
    what: 'alert',
    alert: 1101,
    text,
    indicated: true,
  },
  ...wish,
})
export const answer = (
  text: string,
  said: Of<'ui.answer'>['answer'] = 'yes',
  by = ANNA,
  session = SESSION,
): WorldEvent => ({ kind: 'ui.answer', imei: IMEI, session, prompt: text, answer: said, by })
export const agreed = (text: string, by = ANNA, session = SESSION): WorldEvent[] => [
  prompt(text, { session }),
  answer(text, 'yes', by, session),
]
export const verified = (wish: Wish<'user.verify'> = {}): WorldEvent => ({
  ...{ kind: 'user.verify', msisdn: MSISDN, imsi: IMSI, method: 'otp', ok: true, by: ANNA, owner: ANNA },
  ...wish,
})

export const ordered = (name: string, wish: Omit<Of<'order.given'>, 'kind' | 'name'> = {}): WorldEvent[] => [
  { kind: 'order.given', name, ...wish },
  { kind: 'order', name, accepted: true, status: 202, detail: '', ...wish },
]
export const offered = (price: string): WorldEvent[] =>
  ordered('offers', { imsi: IMSI, order: 'offer-1', price })

export const bootstrap = (wish: Wish<'bs.applied'> = {}): WorldEvent => ({
  ...{
    kind: 'bs.applied',
    ...pair,
    serverId: SERVER,
    profile: 'cp',
    origin: 'ota-net',
    sec: 'NETWPIN',
    macOk: true,
  },
  ...{ sha256: 'a', replayed: false, retired: [] },
  ...wish,
})
export const bootstrapSent = (wish: Wish<'bs.sent'> = {}): WorldEvent => ({
  ...{ kind: 'bs.sent', imsi: IMSI, profile: 'cp', sec: 'NETWPIN', sha256: 'a', sender: 'target' },
  ...wish,
})
export const refused = (reason: string, wish: Wish<'bs.refused'> = {}): WorldEvent => ({
  ...{ kind: 'bs.refused', ...pair, serverId: SERVER, origin: 'ota-net', sec: 'NETWPIN', reason },
  ...wish,
})
export const record = (operation: string, wish: Wish<'log.record'> = {}): WorldEvent => ({
  ...{ kind: 'log.record', operation, ...pair, result: 'performed' },
  ...wish,
})
export const reported = (result: string, wish: Wish<'alert.sent'> = {}): WorldEvent => ({
  ...{
    kind: 'alert.sent',
    ...here,
    type: 'org.openmobilealliance.dm.firmwareupdate.update',
    source: './FUMO',
    result,
  },
  ...wish,
})

const money = { order: 'o-1', account: IMSI, amount: '12.00 EUR' }
export const associated = (wish: Wish<'pc.assoc'> = {}): WorldEvent => ({
  ...{ kind: 'pc.assoc', pc: 'pc-1', imei: IMEI, mutual: true, ok: true },
  ...wish,
})
export const consented = (said: 'yes' | 'no' = 'yes'): WorldEvent => ({
  ...{ kind: 'pc.consent', pc: 'pc-1', imei: IMEI, answer: said, by: ANNA },
})
export const login = (wish: Wish<'portal.login'> = {}): WorldEvent => ({
  ...{ kind: 'portal.login', account: 'anna', imsi: IMSI, method: 'otp', ok: true, by: ANNA, owner: ANNA },
  ...wish,
})
export const connected = (): WorldEvent => ({ kind: 'pc.connect', pc: 'pc-1', imei: IMEI })
export const shopping = (wish: Wish<'portal.order'> = {}): WorldEvent => ({
  ...{
    kind: 'portal.order',
    order: 'o-1',
    account: 'anna',
    ...pair,
    items: ['settings', 'minutes'],
    amount: '12.00 EUR',
  },
  by: ANNA,
  ...wish,
})
export const confirmed = (wish: Wish<'portal.confirm'> = {}): WorldEvent => ({
  ...{ kind: 'portal.confirm', order: 'o-1', account: 'anna', answer: 'yes', items: ['settings', 'minutes'] },
  ...{ amount: '12.00 EUR', by: ANNA },
  ...wish,
})
export const challenged = (means: PaymentMeans = 'card'): WorldEvent => ({
  kind: 'pay.challenge',
  means,
  ...money,
})
export const payer = (means: PaymentMeans, wish: Wish<'pay.auth'> = {}): WorldEvent => ({
  ...{ kind: 'pay.auth', means, ...money, ok: true, by: ANNA, owner: ANNA },
  ...wish,
})
export const reserved = (wish: Wish<'pay.reserve'> = {}): WorldEvent => ({
  ...{ kind: 'pay.reserve', means: 'bill', ...money, imsi: IMSI, ok: true },
  ...wish,
})
export const released = (): WorldEvent => ({ kind: 'pay.release', means: 'bill', ...money })
export const debited = (means: PaymentMeans = 'bill', wish: Wish<'pay.debit'> = {}): WorldEvent => ({
  ...{ kind: 'pay.debit', means, ...money, imsi: IMSI, transfer: 't-1' },
  ...wish,
})
export const refunded = (): WorldEvent => ({ kind: 'pay.refund', means: 'bill', ...money, transfer: 't-1' })
export const entitled = (wish: Wish<'entitlement.on'> = {}): WorldEvent => ({
  ...{ kind: 'entitlement.on', order: 'o-1', ...pair, item: 'minutes' },
  ...wish,
})
/** Somebody at a PC who has logged in, ordered and agreed. */
export const customer = (): WorldEvent[] => [
  ...phone(),
  ...[associated(), consented(), login(), connected(), shopping(), confirmed()],
  ...known(),
]

export const called = (wish: Wish<'care.call'> = {}): WorldEvent => ({
  kind: 'care.call',
  case: 'c-1',
  msisdn: MSISDN,
  by: ANNA,
  ...wish,
})
export const caller = (wish: Wish<'care.verify'> = {}): WorldEvent => ({
  ...{
    kind: 'care.verify',
    case: 'c-1',
    msisdn: MSISDN,
    imsi: IMSI,
    by: ANNA,
    owner: ANNA,
    method: 'passphrase',
    ok: true,
  },
  ...wish,
})
export const caseOpened = (wish: Wish<'care.open'> = {}): WorldEvent => ({
  ...{ kind: 'care.open', case: 'c-1', agent: 'agent-1', desk: 'private', msisdn: MSISDN },
  ...wish,
})
export const caseClosed = (): WorldEvent => ({ kind: 'care.close', case: 'c-1' })
/** A case in which the caller was verified and let the agent read the phone. */
export const careCase = (): WorldEvent[] => [
  ...phone(),
  called(),
  caller(),
  caseOpened(),
  ...known(),
  ...session(),
]

export const packageSeen = (wish: Wish<'pkg.verify'> = {}): WorldEvent => ({
  ...{ kind: 'pkg.verify', imei: IMEI, name: 'firmware', version: '2.2', sha256: 'f' },
  ...{ integrity: true, originator: true, target: true },
  ...wish,
})
export const installed = (wish: Wish<'pkg.install'> = {}): WorldEvent => ({
  ...{
    kind: 'pkg.install',
    ...pair,
    mo: 'fumo',
    name: 'firmware',
    version: '2.2',
    sha256: 'f',
    ok: true,
    result: 200,
  },
  ...wish,
})
export const state = (from: number, to: number, wish: Wish<'mo.state'> = {}): WorldEvent => ({
  ...{ kind: 'mo.state', imei: IMEI, mo: 'fumo', node: './FUMO', from, to, cause: 'test' },
  ...wish,
})

/** Another card for the one in the phone. */
export const swapped = (): WorldEvent[] => [
  removed(),
  inserted({ imsi: OTHER_IMSI }),
  attached({ imsi: OTHER_IMSI }),
]

const message = (dir: 'sent' | 'received', hdr: string, commands: string): WorldEvent => ({
  ...{
    kind: 'dm.msg',
    session: SESSION,
    imei: IMEI,
    dir,
    msgID: '1',
    contentType: 'application/vnd.syncml.dm+xml',
  },
  headers: {},
  body: Buffer.from(
    `<SyncML xmlns="SYNCML:SYNCML1.2">${hdr}<SyncBody>${commands}<Final/></SyncBody></SyncML>`,
  ).toString('base64'),
})
const hdr = (target: string, source: string, cred: string) =>
  '<SyncHdr><VerDTD>1.2</VerDTD><VerProto>DM/1.2</VerProto><SessionID>1</SessionID><MsgID>1</MsgID>' +
  `<Target><LocURI>${target}</LocURI></Target><Source><LocURI>${source}</LocURI></Source>${cred}</SyncHdr>`

export const fromPhone = (commands: string, wish: { source?: string; cred?: string } = {}): WorldEvent =>
  message('sent', hdr(SERVER, wish.source ?? `IMEI:${IMEI}0`, wish.cred ?? ''), commands)
export const fromServer = (commands: string, wish: { target?: string } = {}): WorldEvent =>
  message('received', hdr(wish.target ?? `IMEI:${IMEI}0`, SERVER, ''), commands)

export const syncHdrStatus = (code: number, chal = ''): string =>
  '<Status><CmdID>1</CmdID><MsgRef>1</MsgRef><CmdRef>0</CmdRef><Cmd>SyncHdr</Cmd>' +
  `${chal}<Data>${code}</Data></Status>`
export const replace =
  '<Replace><CmdID>2</CmdID><Item><Target><LocURI>./Settings/Home</LocURI></Target><Data>x</Data></Item></Replace>'
