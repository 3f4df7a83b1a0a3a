import { conformanceCases } from '../../../../harness/stage/conformance/case.ts'
import { every, last, overall } from '../../../../harness/stage/conformance/expect/expected.ts'
import { noCommands } from '../../../../harness/stage/conformance/expect/flow.ts'
import { alive, refusedSomehow } from '../../../../harness/stage/conformance/expect/http.ts'
import { refusedStatus } from '../../../../harness/stage/conformance/expect/status.ts'
import { alert, type Unnumbered } from '../../../../harness/stage/conformance/package-one.ts'
import type { ScriptedDevice } from '../../../../harness/stage/conformance/scripted-device.ts'
import { xmlOnly } from '../_acts.ts'

/** After the blow, an ordinary package 1 must still be answered. */
async function stillThere(device: ScriptedDevice): Promise<void> {
  device.newSession()
  await device.opens({ cred: 'none' })
}
const body = (make: (device: ScriptedDevice) => Uint8Array) => async (device: ScriptedDevice) => {
  await device.post(make(device))
  await stillThere(device)
}
const text = (xml: string) => body(() => Buffer.from(xml, 'utf8'))
const changed = (change: (body: Buffer) => Uint8Array) => async (device: ScriptedDevice) => {
  await device.opens({ cred: 'none', altered: (octets) => change(Buffer.from(octets)) })
  await stillThere(device)
}
const said =
  (...more: readonly Unnumbered[]) =>
  async (device: ScriptedDevice) => {
    await device.enters({}, more)
  }

/** The blow is refused, and the server is there afterwards. */
const SURVIVES = [
  overall('refused', (transcript) => {
    const [blow] = transcript.exchanges
    return blow === undefined ? undefined : (refusedSomehow.see(blow, transcript) ?? true)
  }),
  last(alive),
  every(noCommands),
]
const ANSWERED = [every(alive)]
const xmlOf = (inner: string) => `<?xml version="1.0"?><SyncML xmlns="SYNCML:SYNCML1.2">${inner}</SyncML>`

export default [
  ...conformanceCases(
    { side: 'server', level: 'QUALITY', clause: 'hostile input', expect: SURVIVES } as const,
    [
      {
        id: 'server/robustness/empty-body',
        purpose: 'An empty body is refused.',
        play: body(() => new Uint8Array()),
      },
      {
        id: 'server/robustness/random-octets',
        purpose: 'Octets that are nothing are refused.',
        play: body((device) => device.stage.random.fork('garbage').bytes(400)),
      },
      {
        id: 'server/robustness/truncated',
        purpose: 'A message that ends in its middle is refused.',
        play: changed((octets) => octets.subarray(0, Math.floor(octets.length / 2))),
      },
      {
        id: 'server/robustness/truncated-near-the-end',
        purpose: 'A message that lacks its end is refused.',
        play: changed((octets) => octets.subarray(0, octets.length - 6)),
      },
      {
        id: 'server/robustness/truncated-anywhere',
        purpose: 'A message that ends in any of sixteen places is refused.',
        play: async (device: ScriptedDevice) => {
          for (let sixteenth = 0; sixteenth < 16; sixteenth++) {
            device.newSession()
            await device.opens({
              cred: 'none',
              altered: (octets) => octets.subarray(0, Math.floor((octets.length * sixteenth) / 16)),
            })
          }
          device.mark('afterwards')
          await stillThere(device)
        },
        expect: [
          overall('each is refused', (transcript) => {
            const cut = transcript.exchanges.slice(0, 16)
            const taken = cut
              .map((each) => refusedSomehow.see(each, transcript))
              .find((seen) => seen !== true)
            return cut.length === 16 ? (taken ?? true) : undefined
          }),
          last(alive),
          every(noCommands),
        ],
      },
      {
        id: 'server/robustness/truncated-in-the-header',
        purpose: 'A message of which there is hardly anything is refused.',
        play: changed((octets) => octets.subarray(0, 12)),
      },
    ] as const,
  ),
  ...conformanceCases(
    {
      side: 'server',
      level: 'QUALITY',
      clause: 'hostile input',
      inapplicable: xmlOnly,
      expect: SURVIVES,
    } as const,
    [
      {
        id: 'server/robustness/other-document',
        purpose: 'Another XML document is refused.',
        play: text('<html><body>hello</body></html>'),
      },
      {
        id: 'server/robustness/no-header',
        purpose: 'SyncML without SyncHdr is refused.',
        play: text(xmlOf('<SyncBody><Final/></SyncBody>')),
      },
      {
        id: 'server/robustness/no-body',
        purpose: 'SyncML without SyncBody is refused.',
        play: text(xmlOf('<SyncHdr><VerDTD>1.2</VerDTD></SyncHdr>')),
      },
      {
        id: 'server/robustness/entity-bomb',
        purpose: 'Entities that expand without end are refused.',
        play: text(
          `<?xml version="1.0"?><!DOCTYPE SyncML [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">]><SyncML xmlns="SYNCML:SYNCML1.2">&d;</SyncML>`,
        ),
      },
      {
        id: 'server/robustness/external-entity',
        purpose: 'An external entity is never fetched.',
        play: text(
          `<?xml version="1.0"?><!DOCTYPE SyncML [<!ENTITY x SYSTEM "file:///etc/hostname">]><SyncML xmlns="SYNCML:SYNCML1.2">&x;</SyncML>`,
        ),
      },
      {
        id: 'server/robustness/deep-nesting',
        purpose: 'Ten thousand elements inside one another are refused.',
        play: text(`${'<Sequence>'.repeat(10_000)}${'</Sequence>'.repeat(10_000)}`),
      },
      {
        id: 'server/robustness/missing-cmd-id',
        purpose: 'A command without CmdID is refused.',
        play: changed((octets) => Buffer.from(octets.toString('utf8').replace(/<CmdID>1<\/CmdID>/, ''))),
      },
      {
        id: 'server/robustness/no-target',
        purpose: 'A header without Target is refused.',
        play: changed((octets) => Buffer.from(octets.toString('utf8').replace(/<Target>.*?<\/Target>/, ''))),
      },
      {
        id: 'server/robustness/client-sends-sync',
        purpose: 'A command of data synchronisation is refused.',
        play: changed((octets) =>
          Buffer.from(
            octets
              .toString('utf8')
              .replace(
                '<Final/>',
                '<Sync><CmdID>9</CmdID><Target><LocURI>./contacts</LocURI></Target></Sync><Final/>',
              ),
          ),
        ),
      },
      {
        id: 'server/robustness/no-session-id',
        purpose: 'A header without SessionID is refused.',
        play: changed((octets) =>
          Buffer.from(octets.toString('utf8').replace(/<SessionID>.*?<\/SessionID>/, '')),
        ),
      },
      {
        id: 'server/robustness/no-msg-id',
        purpose: 'A header without MsgID is refused.',
        play: changed((octets) => Buffer.from(octets.toString('utf8').replace(/<MsgID>.*?<\/MsgID>/, ''))),
      },
      {
        id: 'server/robustness/no-source',
        purpose: 'A header without Source is refused.',
        play: changed((octets) => Buffer.from(octets.toString('utf8').replace(/<Source>.*?<\/Source>/, ''))),
      },
      {
        id: 'server/robustness/invalid-utf-8',
        purpose: 'Octets that are no UTF-8 are refused.',
        play: changed((octets) => {
          octets[octets.indexOf('en-GB')] = 0xff
          return octets
        }),
      },
    ] as const,
  ),
  ...conformanceCases(
    { side: 'server', level: 'QUALITY', clause: 'hostile input', expect: ANSWERED } as const,
    [
      {
        id: 'server/robustness/many-items',
        purpose: 'Thousands of Items are taken or refused within the time of an ordinary answer.',
        play: async (device: ScriptedDevice) => {
          const items = Array.from({ length: 4_000 }, (_, at) => ({
            source: { locURI: `./DevInfo/Ext/${at}` },
            data: 'x',
          }))
          await device.opens({ cred: 'none' }, [{ name: 'Replace', items }])
          await stillThere(device)
        },
      },
      {
        id: 'server/robustness/large-value',
        purpose:
          'A value of two million characters is taken or refused within the time of an ordinary answer.',
        play: async (device: ScriptedDevice) => {
          const data = 'x'.repeat(2_000_000)
          await device.opens({ cred: 'none' }, [
            { name: 'Replace', items: [{ source: { locURI: './DevInfo/Man' }, data }] },
          ])
          await stillThere(device)
        },
      },
      {
        id: 'server/robustness/duplicate-cmd-id',
        purpose: 'A CmdID that comes twice does no harm.',
        play: said({
          name: 'Replace',
          cmdID: '1',
          items: [{ source: { locURI: './DevInfo/Man' }, data: 'x' }],
        }),
      },
      {
        id: 'server/robustness/zero-cmd-id',
        purpose: 'A CmdID of 0 does no harm.',
        play: said({
          name: 'Replace',
          cmdID: '0',
          items: [{ source: { locURI: './DevInfo/Man' }, data: 'x' }],
        }),
      },
      {
        id: 'server/robustness/long-session-id',
        purpose: 'A SessionID of a thousand characters does no harm.',
        play: async (device: ScriptedDevice) => {
          await device.opens({ cred: 'none', sessionID: 'F'.repeat(1_000) })
        },
      },
      {
        id: 'server/robustness/hostile-names',
        purpose: 'Quotes, path parts and statements in names are names.',
        play: async (device: ScriptedDevice) => {
          await device.opens({
            cred: 'none',
            source: `IMEI:'; DROP TABLE devices; --`,
            locName: '../../../etc/passwd',
          })
          await stillThere(device)
        },
      },
    ] as const,
  ),
  ...conformanceCases({ side: 'server', level: 'MUST', clause: 'DM Protocol §6' } as const, [
    ...(['Get', 'Add', 'Delete', 'Exec', 'Put', 'Search', 'Copy'] as const).map((name) => ({
      id: `server/robustness/client-sends-${name.toLowerCase()}`,
      purpose: `A device that sends ${name} gets an error Status; nothing is executed.`,
      play: said({ name, items: [{ target: { locURI: './DevInfo/Man' }, data: 'x' }] }),
      expect: [last(refusedStatus(name))],
    })),
    ...(['Atomic', 'Sequence'] as const).map((name) => ({
      id: `server/robustness/client-sends-${name.toLowerCase()}`,
      purpose: `A device that sends ${name} gets an error Status; nothing in it is executed.`,
      play: said({
        name,
        commands: [
          { name: 'Replace', cmdID: '90', items: [{ target: { locURI: './DevInfo/Man' }, data: 'x' }] },
        ],
      }),
      expect: [last(refusedStatus(name))],
    })),
    {
      id: 'server/robustness/client-replaces-elsewhere',
      purpose: 'A device may replace its DevInfo and nothing else.',
      play: said({ name: 'Replace', items: [{ target: { locURI: './Server/Secret' }, data: 'x' }] }),
      expect: [every(alive)],
    },
  ]),
  ...conformanceCases(
    { side: 'server', level: 'QUALITY', clause: 'DM Protocol §10', expect: ANSWERED } as const,
    [
      ...['1100', '1101', '1102', '1103', '1104'].map((code) => ({
        id: `server/robustness/user-alert-${code}-from-device`,
        purpose: `Alert ${code} is for users of devices: from a device it is refused or read over.`,
        play: said(alert(code, [{ data: '' }, { data: 'Hello' }])),
      })),
    ],
  ),
]
