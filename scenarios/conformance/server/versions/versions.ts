import { conformanceCases } from '../../../../harness/stage/conformance/case.ts'
import { last, test } from '../../../../harness/stage/conformance/expect/expected.ts'
import { noCommands } from '../../../../harness/stage/conformance/expect/flow.ts'
import { answered } from '../../../../harness/stage/conformance/expect/http.ts'
import type { ScriptedDevice } from '../../../../harness/stage/conformance/scripted-device.ts'
import { headerStatusIn } from '../../../../harness/stage/conformance/transcript.ts'

const speaks = (verDTD: string, verProto: string) => async (device: ScriptedDevice) => {
  await device.opens({ cred: 'none', verDTD, verProto })
}

/** The version is refused by its own code, or by HTTP; never served. */
const unsupported = (code: number) =>
  test(`Status ${code}, or HTTP 4xx`, ({ got, fault }) => {
    if (!got) return `no answer (${fault})`
    if (!got.message) return (got.httpStatus ?? 0) >= 400 || `HTTP ${got.httpStatus}`
    const status = headerStatusIn(got.message)?.data
    return status === String(code) || `SyncHdr Status ${status}`
  })
const served = test('served, or refused by 505 or 513', ({ got, fault }) => {
  if (!got) return `no answer (${fault})`
  const status = headerStatusIn(got.message)?.data
  return status === undefined ? (got.httpStatus ?? 0) >= 400 || 'no Status' : true
})

export default [
  ...conformanceCases(
    { side: 'server', level: 'MUST', clause: 'RepPro §5.3' } as const,
    [
      {
        id: 'server/versions/unknown-ver-proto',
        purpose: 'A VerProto that nobody knows is refused with 513.',
        play: speaks('1.2', 'DM/9.9'),
        expect: [last(unsupported(513)), last(noCommands)],
      },
      {
        id: 'server/versions/unknown-ver-dtd',
        purpose: 'A VerDTD that nobody knows is refused with 505.',
        play: speaks('9.9', 'DM/1.2'),
        expect: [last(unsupported(505)), last(noCommands)],
      },
      {
        id: 'server/versions/other-protocol',
        purpose: 'A message of data synchronisation is refused.',
        play: speaks('1.2', 'SYNCML/1.2'),
        expect: [last(unsupported(513)), last(noCommands)],
      },
      {
        id: 'server/versions/dm-1-2',
        versions: ['1.2', '1.3'],
        purpose: 'A device that speaks DM 1.2 is served.',
        play: speaks('1.2', 'DM/1.2'),
        expect: [last(answered)],
      },
    ] as const,
  ),
  ...conformanceCases(
    { side: 'server', level: 'QUALITY', clause: 'RepPro §5.3' } as const,
    [
      {
        id: 'server/versions/dm-1-1',
        purpose: 'A device that speaks DM 1.1.2 is served, or told that its version is not.',
        play: speaks('1.1', 'DM/1.1'),
        expect: [last(served)],
      },
      {
        id: 'server/versions/dm-1-3',
        purpose: 'A device that speaks DM 1.3 is served, or told that its version is not.',
        play: speaks('1.2', 'DM/1.3'),
        expect: [last(served)],
      },
      {
        id: 'server/versions/white-space',
        purpose: 'White space around VerProto does not crash the server.',
        play: speaks('1.2', ' DM/1.2 '),
        expect: [last(served)],
      },
    ] as const,
  ),
]
