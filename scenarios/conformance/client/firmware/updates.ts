import { conformanceCases, NotReached } from '../../../../harness/stage/conformance/case.ts'
import { answeredWith, noResults, value } from '../../../../harness/stage/conformance/expect/client.ts'
import { overall, type Seen } from '../../../../harness/stage/conformance/expect/expected.ts'
import { exec, get, put } from '../../../../harness/stage/conformance/orders.ts'
import type { ScriptedServer } from '../../../../harness/stage/conformance/scripted-server.ts'
import { statusesIn, type Transcript } from '../../../../harness/stage/conformance/transcript.ts'
import { originatorOf } from '../../../../protocol/package/originator.ts'
import { PACKAGE, writePackage } from '../../../../protocol/package/package.ts'
import type { AlertCommand } from '../../../../protocol/syncml/message.ts'

const REFUSED = [400, 403, 405, 406, 409, 412, 500]
const VERSION = './DevDetail/FwV'

/** A whole package in every respect, but for a phone that nobody has and by an originator whom nobody knows. */
const foreignPackage = (): Uint8Array =>
  writePackage(
    {
      ...{ kind: 'firmware', name: 'foreign', version: '99.9', manufacturer: 'Nobody', model: 'NO-1' },
      image: Buffer.from('firmware of another make'),
    },
    originatorOf('Nobody', new Uint8Array(32).fill(7)),
  )

/** Orders the client to fetch and install that package, and hears in a session of its own what came of it. */
async function orders(server: ScriptedServer, correlator?: string): Promise<void> {
  const body = foreignPackage()
  const url = server.serves('/package', () => ({
    ...{ status: 200, headers: { 'content-type': PACKAGE, 'content-length': String(body.length) }, body },
  }))
  await server.begins()
  const wrote = await server.says([put('101', './FUMO/DownloadAndUpdate/PkgURL', url)])
  if (!statusesIn(wrote).some(({ cmdRef, data }) => cmdRef === '101' && data === '200'))
    throw new NotReached('the client has no ./FUMO/DownloadAndUpdate')
  await server.says([exec('102', './FUMO/DownloadAndUpdate', correlator)])
  await server.ends()
  server.mark('reports')
  await server.reports()
  await server.says([get('110', VERSION)])
  await server.ends()
}

const isReport = (each: { name: string; data?: unknown }): each is AlertCommand =>
  each.name === 'Alert' && each.data === '1226'

/** The generic alert by which the client says what came of the update. */
const report = (what: string, see: (alert: AlertCommand) => Seen) =>
  overall(`the final alert: ${what}`, (transcript: Transcript) => {
    const alert = transcript
      .after('reports')
      .flatMap(({ sent }) => sent.message?.body.commands ?? [])
      .find(isReport)
    return alert && see(alert)
  })

export default conformanceCases(
  { side: 'client', level: 'MAY', clause: 'FUMO §5', asks: 'firmware', upsets: true } as const,
  [
    {
      id: 'client/firmware/update-without-package',
      purpose: 'Exec Update is refused where no package was downloaded, and the state stays Idle.',
      play: async (server: ScriptedServer) =>
        server.gives([exec('101', './FUMO/Update')], [get('110', './FUMO/State')]),
      expect: [answeredWith('101', ...REFUSED), value('110', '10')],
    },
    {
      id: 'client/firmware/state-readable',
      purpose: 'State of a phone that updates nothing is Idle.',
      play: async (server: ScriptedServer) => server.gives([get('110', './FUMO/State')]),
      expect: [value('110', '10')],
    },
    {
      id: 'client/firmware/package-data-not-readable',
      purpose: 'PkgData is written and never read.',
      play: async (server: ScriptedServer) => server.gives([get('110', './FUMO/Update/PkgData')]),
      expect: [answeredWith('110', 404, 405, 425), noResults('110')],
    },
    {
      id: 'client/firmware/accepted',
      purpose: 'An Exec that takes its time is answered at once, with 202 or 200.',
      play: async (server: ScriptedServer) => orders(server, 'job-4712'),
      expect: [answeredWith('102', 200, 202)],
    },
    {
      id: 'client/firmware/mark-of-the-alert',
      purpose: 'A generic alert about an error is marked as more than information, by a word of the list.',
      play: async (server: ScriptedServer) => orders(server),
      expect: [
        report('Mark', ({ items: [item] }) => {
          const mark = item?.meta?.mark ?? 'informational'
          return ['fatal', 'critical', 'minor', 'warning', 'harmless', 'indeterminate'].includes(mark) || mark
        }),
      ],
    },
    {
      id: 'client/firmware/source-of-the-alert',
      purpose: 'A generic alert names the object that it is about, and the kind of operation.',
      play: async (server: ScriptedServer) => orders(server),
      expect: [
        report('Source and Type', ({ items: [item] }) => {
          const about = `${item?.source?.locURI} ${item?.meta?.type}`
          return /FUMO.* .*firmwareupdate\.downloadandupdate$/i.test(about) || about
        }),
      ],
    },
    {
      id: 'client/firmware/package-of-another-model',
      purpose:
        'A package for another model, by nobody whom it knows, is not installed, and the server hears of it.',
      play: async (server: ScriptedServer) => orders(server),
      expect: [
        report('a failure', ({ items }) => Number(items[0]?.data) >= 400 || `result ${items[0]?.data}`),
        value('110', /^(?!99\.9$)./),
      ],
    },
    {
      id: 'client/firmware/correlator-comes-back',
      purpose: 'The final alert carries the Correlator of the Exec.',
      play: async (server: ScriptedServer) => orders(server, 'job-4711'),
      expect: [
        report('Correlator', ({ correlator }) => correlator === 'job-4711' || `Correlator ${correlator}`),
      ],
    },
    {
      id: 'client/firmware/no-correlator-invented',
      purpose: 'Where the Exec had no Correlator, the final alert has none.',
      play: async (server: ScriptedServer) => orders(server),
      expect: [
        report('no Correlator', ({ correlator }) => correlator === undefined || `Correlator ${correlator}`),
      ],
    },
    {
      id: 'client/firmware/shape-of-the-alert',
      purpose: 'A generic alert has an Item with Type and Format in its Meta, and Data.',
      play: async (server: ScriptedServer) => orders(server),
      expect: [
        report('Type, Format, Data', ({ items: [item] }) => {
          const { type, format } = item?.meta ?? {}
          return (
            (type !== undefined && format !== undefined && item?.data !== undefined) ||
            `Type ${type}, Format ${format}, Data ${item?.data}`
          )
        }),
      ],
    },
  ],
)
