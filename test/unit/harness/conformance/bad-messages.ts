import { Buffer } from 'node:buffer'
import type { Stamped } from '../../../../harness/history/event.ts'
import type { Command, Item, StatusCommand, SyncML } from '../../../../protocol/syncml/message.ts'
import { readMessage, sniffContent } from '../../../../protocol/syncml/read.ts'
import { writeMessage } from '../../../../protocol/syncml/write.ts'

type Message = Extract<Stamped, { kind: 'dm.msg' }>
/** What a play would have been if one side had spoken otherwise: servers are heard as `received`, clients as `sent`. */
type Spoil = (events: readonly Stamped[], dir: Message['dir']) => readonly Stamped[]

const answers =
  (change: (answer: Message) => Message): Spoil =>
  (events, dir) =>
    events.map((event) => (event.kind === 'dm.msg' && event.dir === dir ? change(event) : event))

/** Every answer that says something says something else. */
const messages = (change: (message: SyncML) => SyncML): Spoil =>
  answers((answer) => {
    const octets = Buffer.from(answer.body, 'base64')
    const content = sniffContent(octets) ?? 'xml'
    try {
      const changed = change(readMessage(octets, content).message)
      return { ...answer, body: Buffer.from(writeMessage(changed, content)).toString('base64') }
    } catch {
      return answer
    }
  })

const header = (change: Partial<SyncML['hdr']>) =>
  messages(({ hdr, body }) => ({ hdr: { ...hdr, ...change }, body }))

const commands = (change: (commands: readonly Command[]) => readonly Command[]) =>
  messages(({ hdr, body }) => ({ hdr, body: { ...body, commands: change(body.commands) } }))

const each = (change: (command: Command) => Command) => commands((all) => all.map(change))

const statuses = (change: Partial<StatusCommand>) =>
  each((command) => (command.name === 'Status' ? ({ ...command, ...change } as Command) : command))

const code = (data: string) => statuses({ data })

const without = <T extends object>(value: T, name: string): T =>
  Object.fromEntries(Object.entries(value).filter(([key]) => key !== name)) as T

const witnessed =
  (change: (event: Stamped) => Stamped): Spoil =>
  (events) =>
    events.map(change)

const strangeItems = (command: Command): Command =>
  'items' in command
    ? ({ ...command, items: [{ target: { locURI: './Strange' }, data: 'strange' }] } as Command)
    : command

const ORDER: Command = { name: 'Get', cmdID: '77', items: [{ target: { locURI: './DevInfo/Man' } }] }
const CHAL = { meta: { format: 'b64', type: 'syncml:auth-md5', nextNonce: 'AAAAAAAAAAAAAAAAAAAAAA==' } }

/** Every command, and those inside of others. */
const deep = (change: (command: Command) => Command) => {
  const changed = (command: Command): Command => {
    const { commands: inner } = command as { commands?: readonly Command[] }
    return change(inner ? ({ ...command, commands: inner.map(changed) } as Command) : command)
  }
  return each(changed)
}

const items = (change: (item: Item) => Item) =>
  deep((command) =>
    'items' in command && command.name !== 'Status'
      ? ({ ...command, items: command.items.map(change) } as Command)
      : command,
  )

/** What is inside of a Sequence or an Atomic. */
const inside = (inner: readonly Command[]) =>
  each((command) => ('commands' in command ? ({ ...command, commands: inner } as Command) : command))

/** The octets themselves, where they are of that encoding. */
const octets = (encoding: 'xml' | 'wbxml', change: (body: Buffer) => Buffer) =>
  answers((answer) => {
    const body = Buffer.from(answer.body, 'base64')
    return sniffContent(body) === encoding ? { ...answer, body: change(body).toString('base64') } : answer
  })

const xml = (change: (text: string) => string) =>
  octets('xml', (body) => Buffer.from(change(body.toString('utf8'))))

/** Only what is said last is wrong. */
const atLast =
  (spoil: Spoil): Spoil =>
  (events, dir) => {
    const last = events.findLastIndex((event) => event.kind === 'dm.msg' && event.dir === dir)
    return events.map((event, place) => (place === last ? (spoil([event], dir)[0] ?? event) : event))
  }

/** What was answered at that place (from the end where it is below zero) is answered at last as well. */
const againAtLast =
  (place: number): Spoil =>
  (events, dir) => {
    const all = events.filter((event): event is Message => event.kind === 'dm.msg' && event.dir === dir)
    const { body = '', httpStatus = 0 } = all.at(place) ?? {}
    return atLast(answers((answer) => ({ ...answer, body, httpStatus })))(events, dir)
  }

/** The last exchange over and over. */
const forEver: Spoil = (events) => {
  const pair = events.filter(({ kind }) => kind === 'dm.msg').slice(-2)
  return [...events, ...Array.from({ length: 150 }, () => pair).flat()]
}

/** Every event of that kind is another one. */
const told = <K extends Stamped['kind']>(kind: K, change: (event: Extract<Stamped, { kind: K }>) => object) =>
  witnessed((event) =>
    event.kind === kind
      ? ({ ...event, ...change(event as Extract<Stamped, { kind: K }>) } as Stamped)
      : event,
  )

/** Servers that are none, by what is wrong with all that they say. */
export const BAD_MESSAGES: Readonly<Record<string, Spoil>> = {
  'nothing comes': (events, dir) =>
    events.map((event) =>
      event.kind === 'dm.msg' && event.dir === dir
        ? ({ ...event, kind: 'wire.fault', fault: 'timeout', detail: 'silence', injected: false } as never)
        : event,
    ),
  'HTTP 500': answers((answer) => ({ ...answer, httpStatus: 500, body: '' })),
  'HTTP 200 and nothing': answers((answer) => ({ ...answer, httpStatus: 200, body: '' })),
  'a page': answers((answer) => ({
    ...{ ...answer, httpStatus: 200, contentType: 'text/html' },
    body: Buffer.from('<html><body>Welcome</body></html>').toString('base64'),
  })),
  'no headers': answers((answer) => ({ ...answer, headers: {}, contentType: '' })),
  'wrong headers': answers((answer) => ({
    ...answer,
    contentType: 'text/plain',
    headers: { 'content-length': '1', 'x-syncml-hmac': 'algorithm=SHA, username=x, mac=AAAA' },
  })),
  'too much': answers((answer) => ({ ...answer, body: `${answer.body}${'A'.repeat(400_000)}` })),
  ...Object.fromEntries(
    ['200', '212', '401', '407', '500', '999'].map((data) => [`Status ${data}`, code(data)]),
  ),
  'no Status': commands((all) => all.filter(({ name }) => name !== 'Status')),
  'no Status but the first': commands((all) =>
    all.filter((command, place) => command.name !== 'Status' || place === 0),
  ),
  'Status for somebody else': statuses({ msgRef: '99', cmdRef: '99', cmd: 'Get' }),
  'Status of the SyncHdr for each': statuses({ cmdRef: '0', cmd: 'SyncHdr' }),
  'Status with other references': statuses({ targetRefs: ['./Strange'], sourceRefs: ['./Strange'] }),
  'Status with items': statuses({ items: [{ data: 'strange' }] }),
  'Status twice': commands((all) => [...all, ...all]),
  'no orders': commands((all) => all.filter(({ name }) => name === 'Status')),
  'an order in each answer': commands((all) => [...all, ORDER]),
  'orders in another order': commands((all) => [...all].reverse()),
  'strange items': each(strangeItems),
  'no items': each((command) => ('items' in command ? ({ ...command, items: [] } as Command) : command)),
  'CmdID 1 everywhere': each((command) => ({ ...command, cmdID: '1' })),
  'CmdID 0 everywhere': each((command) => ({ ...command, cmdID: '0' })),
  'no challenge': each((command) => without(command, 'chal')),
  'the same challenge': statuses({ chal: CHAL }),
  'a challenge without nonce': statuses({ chal: { meta: { type: 'syncml:auth-MAC' } } }),
  'never Final': messages(({ hdr, body }) => ({ hdr, body: { ...body, final: false } })),
  'always Final': messages(({ hdr, body }) => ({ hdr, body: { ...body, final: true } })),
  'another session': header({ sessionID: '7777', msgID: '7777' }),
  'another version': header({ verDTD: '1.0', verProto: 'DM/0.9' }),
  'another sender': header({ source: { locURI: 'strange' }, target: { locURI: 'strange' } }),
  'the account of a card': header({
    source: { locURI: 'IMEI:490154203237518', locName: 'user-on-the-card' },
  }),
  'another RespURI': header({ respURI: 'strange' }),
  'no RespURI': messages(({ hdr, body }) => ({ hdr: without(hdr, 'respURI'), body })),
  'no credential and no Meta': messages(({ hdr, body }) => ({
    hdr: without(without(hdr, 'cred'), 'meta'),
    body,
  })),
  'sizes of nothing': xml((text) => text.replaceAll(/(?<=<Max(?:Msg|Obj)Size[^>]*>)\d+/g, '0')),
  'another Status at last': atLast(code('418')),
  'no challenge but the last': atLast(statuses({ chal: CHAL })),
  'the first answer at last': againAtLast(0),
  'the answer before at last': againAtLast(-2),
  'no end': forEver,
  'orders at last': atLast(commands((all) => [...all, ORDER])),
  'unfinished at last': atLast(messages(({ hdr, body }) => ({ hdr, body: { ...body, final: false } }))),
  'items without a place': items((item) => without(item, 'target')),
  'absolute places': items((item) => ({ ...item, target: { locURI: '/Strange/' } })),
  'items without Meta': deep((command) =>
    'items' in command
      ? ({
          ...without(command, 'meta'),
          items: command.items.map((item) => without(item, 'meta')),
        } as Command)
      : command,
  ),
  'raw octets': items((item) => ({ ...item, meta: { ...item.meta, format: 'bin' }, data: '=&Add==' })),
  'pieces of everything': items((item) => ({ ...item, moreData: true, data: 'x'.repeat(2_000) })),
  'a Correlator everywhere': deep((command) => ({ ...command, correlator: 'strange' }) as Command),
  'no Correlator': deep((command) => without(command, 'correlator')),
  'commands of a client': commands((all) => [
    ...all,
    { name: 'Results', cmdID: '78', msgRef: '1', cmdRef: '1', items: [] } as Command,
    { name: 'Put', cmdID: '79', items: [{ data: 'x' }] } as unknown as Command,
  ]),
  'a Status for a Status': statuses({ cmd: 'Status' }),
  'nothing inside': inside([]),
  'one in another': inside([{ name: 'Sequence', cmdID: '80', commands: [ORDER] }]),
  'a Get inside': inside([ORDER, ORDER]),
  'a credential beside the MAC': header({ cred: { data: 'AAAA' } }),
  'no namespaces': xml((text) => text.replaceAll(/ xmlns="[^"]*"/g, '')),
  'text beside the elements': xml((text) => text.replaceAll('<SyncBody>', '<SyncBody>strange')),
  'elements of data synchronisation': xml((text) => text.replaceAll('<Final/>', '<Lang>en</Lang><Final/>')),
  'a credential in a command': xml((text) =>
    text.replaceAll(/<(Get|Alert|Replace)>(<CmdID>\d+<\/CmdID>)/g, '<$1>$2<Cred><Data>x</Data></Cred>'),
  ),
  'mark-up in Data': xml((text) => text.replaceAll('<Data>', '<Data><b/>')),
  'WBXML 1.0': octets('wbxml', (body) => Buffer.from([0x00, ...body.subarray(1)])),
  'another head of WBXML': octets('wbxml', (body) =>
    Buffer.from([0x01, 0x01, 0x03, 0x00, ...body.subarray(body.indexOf(0x6d))]),
  ),
  'a card that answers whoever asks': told('case.mark', () => ({ name: 'RES' })),
  'a bootstrap that is none': (events) => [
    ...events,
    ...events
      .filter(({ kind }) => kind === 'bs.applied')
      .map((event) => ({ ...event, kind: 'bs.refused', reason: 'MAC' }) as never),
  ],
  'a bootstrap without seal': told('bs.sent', () => ({ sec: '' })),
  'an account without ServerID': told('bs.applied', () => ({ serverId: '' })),
  'one secret': told('secret.delivered', () => ({ clientSecret: 'same', serverSecret: 'same' })),
  'a trigger that is none': (events) =>
    events.map((event) =>
      event.kind === 'noti.accept' ? ({ ...event, kind: 'noti.drop', reason: 'digest' } as never) : event,
    ),
  'a strange trigger': told('noti.sent', () => ({
    serverId: 'strange',
    sessionId: 0,
    uiMode: 0,
    initiator: 0,
  })),
  'a triggered session fails': told('dm.close', () => ({ outcome: 'failed', reason: 'HTTP 404' })),
  'every credential is accepted': witnessed((event) =>
    event.kind === 'dm.clauth' ? { ...event, ok: true, code: 212 } : event,
  ),
  'no credential is accepted': witnessed((event) =>
    event.kind === 'dm.clauth' ? { ...event, ok: false, code: 401 } : event,
  ),
  'one short nonce': witnessed((event) =>
    event.kind === 'dm.chal' ? { ...event, nonce: 'same', octets: 4 } : event,
  ),
  'no proof of the server': witnessed((event) =>
    event.kind === 'dm.srvauth' ? { ...event, ok: false } : event,
  ),
}
