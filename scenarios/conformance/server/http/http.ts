import { gzipSync } from 'node:zlib'
import { conformanceCases } from '../../../../harness/stage/conformance/case.ts'
import { last, test } from '../../../../harness/stage/conformance/expect/expected.ts'
import { answered, httpStatus } from '../../../../harness/stage/conformance/expect/http.ts'
import type { ScriptedDevice } from '../../../../harness/stage/conformance/scripted-device.ts'

const opens = (saying: Parameters<ScriptedDevice['opens']>[0]) => async (device: ScriptedDevice) => {
  await device.opens({ cred: 'none', ...saying })
}
const typed = (change: (type: string) => string) => async (device: ScriptedDevice) => {
  await device.opens({ cred: 'none', contentType: change(`application/vnd.syncml.dm+${device.content}`) })
}
const consistent = test('taken, or 415', ({ got, fault }) => {
  if (!got) return `no answer (${fault})`
  return (
    got.message !== undefined || [400, 406, 415].includes(got.httpStatus ?? 0) || `HTTP ${got.httpStatus}`
  )
})

/** The HTTP binding: how a DM message is carried. */
export default [
  ...conformanceCases(
    { side: 'server', level: 'MUST', clause: 'HTTP binding', expect: [last(answered)] } as const,
    [
      {
        id: 'server/http/post',
        purpose: 'A message comes by POST and is answered in the response.',
        play: opens({}),
      },
      {
        id: 'server/http/content-type-charset',
        purpose: 'A charset parameter in Content-Type changes nothing.',
        play: typed((type) => `${type}; charset=UTF-8`),
      },
      {
        id: 'server/http/content-type-upper-case',
        purpose: 'A media type is the same in capitals.',
        play: typed((type) => type.toUpperCase()),
      },
      {
        id: 'server/http/accept-both',
        purpose: 'A device may accept both encodings.',
        play: opens({
          headers: { accept: 'application/vnd.syncml.dm+xml, application/vnd.syncml.dm+wbxml' },
        }),
      },
      {
        id: 'server/http/accept-anything',
        purpose: 'A device may accept anything.',
        play: opens({ headers: { accept: '*/*' } }),
      },
      {
        id: 'server/http/unknown-headers',
        purpose: 'Headers that DM does not know change nothing.',
        play: opens({
          headers: { 'x-something': 'else', 'cache-control': 'no-store', 'accept-charset': 'UTF-8' },
        }),
      },
    ] as const,
  ),
  ...conformanceCases(
    { side: 'server', level: 'QUALITY', clause: 'HTTP binding' } as const,
    [
      {
        id: 'server/http/get',
        purpose: 'GET is answered, and not with a message.',
        play: async (device: ScriptedDevice) => {
          await device.post(new Uint8Array(), { method: 'GET', contentType: '' })
        },
        expect: [
          last(
            test('no message', ({ got, fault }) =>
              got ? got.message === undefined || 'a message' : `no answer (${fault})`),
          ),
        ],
      },
      {
        id: 'server/http/content-type-missing',
        purpose: 'Without Content-Type a message is taken, or refused with 415.',
        play: typed(() => ''),
        expect: [last(consistent)],
      },
      {
        id: 'server/http/content-type-of-data-sync',
        purpose: 'The media type of data synchronisation is taken with tolerance, or refused with 415.',
        play: typed((type) => type.replace('syncml.dm', 'syncml')),
        expect: [last(consistent)],
      },
      {
        id: 'server/http/content-type-other-encoding',
        purpose: 'A body that is not what Content-Type says is refused, or read as what it is.',
        play: typed((type) =>
          type.endsWith('wbxml') ? type.replace('wbxml', 'xml') : type.replace('xml', 'wbxml'),
        ),
        expect: [last(consistent)],
      },
      {
        id: 'server/http/content-coding',
        purpose: 'A content coding is undone, or refused with 415.',
        play: async (device: ScriptedDevice) => {
          await device.opens({
            cred: 'none',
            altered: (body) => gzipSync(body),
            headers: { 'content-encoding': 'gzip' },
          })
        },
        expect: [last(consistent)],
      },
      {
        id: 'server/http/other-path',
        purpose: 'Another path than that of the endpoint is no DM server.',
        play: async (device: ScriptedDevice) => {
          await device.opens({ cred: 'none', url: new URL('/no-such-path', device.url).href })
        },
        expect: [last(httpStatus(400, 403, 404, 405))],
      },
    ] as const,
  ),
]
