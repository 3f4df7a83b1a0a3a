import { conformanceCases } from '../../../../harness/stage/conformance/case.ts'
import { every, last, test } from '../../../../harness/stage/conformance/expect/expected.ts'
import {
  absoluteRespURI,
  addressed,
  risingMsgIDs,
  sameSession,
  sameVersion,
  uniqueMsgIDs,
  usableSizes,
} from '../../../../harness/stage/conformance/expect/header.ts'
import { answered } from '../../../../harness/stage/conformance/expect/http.ts'
import type { ScriptedDevice } from '../../../../harness/stage/conformance/scripted-device.ts'
import { headerStatusIn } from '../../../../harness/stage/conformance/transcript.ts'
import { ordinary } from '../_acts.ts'

/** What every SyncHdr of a server must be, seen in an ordinary session. */
export default conformanceCases(
  { side: 'server', play: ordinary } as const,
  [
    {
      id: 'server/header/version-of-the-request',
      level: 'MUST',
      clause: 'DM Protocol §8.4',
      purpose: 'VerDTD and VerProto of an answer are those that the device speaks.',
      expect: [every(sameVersion)],
    },
    {
      id: 'server/header/session-id-echoed',
      level: 'MUST',
      clause: 'RepPro §5.3',
      purpose: 'The SessionID of every answer is the device’s, character by character.',
      expect: [every(sameSession)],
    },
    {
      id: 'server/header/msg-id-unique',
      level: 'MUST',
      clause: 'RepPro §5.3',
      purpose: 'No MsgID of the server comes twice in a session.',
      expect: [uniqueMsgIDs],
    },
    {
      id: 'server/header/msg-id-counts-from-one',
      level: 'SHOULD',
      clause: 'RepPro §5.3',
      purpose: 'The server numbers its messages 1, 2, 3 without a gap.',
      expect: [risingMsgIDs],
    },
    {
      id: 'server/header/addressed-to-the-device',
      level: 'MUST',
      clause: 'RepPro §5.3',
      purpose: 'Target of an answer is the device’s Source, and the server names itself in Source.',
      expect: [every(addressed)],
    },
    {
      id: 'server/header/resp-uri-absolute',
      level: 'MAY',
      clause: 'RepPro §5.3',
      purpose: 'A RespURI is an absolute URI that the next message can be sent to.',
      expect: [every(absoluteRespURI)],
    },
    {
      id: 'server/header/session-id-opaque',
      level: 'MUST',
      clause: 'RepPro §5.3',
      purpose: 'A SessionID is any text: nothing is added to it, and nothing taken away.',
      play: async (device: ScriptedDevice) => {
        for (const sessionID of ['00a1', '0', 'x-7', '65536']) {
          device.newSession()
          await device.opens({ cred: 'none', sessionID })
        }
      },
      expect: [every(sameSession), every(answered)],
    },
    {
      id: 'server/header/target-echoed',
      level: 'MUST',
      clause: 'XML 1.0 §2.4',
      purpose: 'Characters with a meaning in XML are escaped where the server repeats them.',
      play: async (device: ScriptedDevice) => {
        await device.opens({ cred: 'none', target: `${device.url}?a=1&b=<2>"` })
      },
      expect: [
        last(answered),
        last(
          test('TargetRef as it was said', ({ sent, got }) => {
            const said = sent.message?.hdr.target.locURI ?? ''
            const refs = headerStatusIn(got?.message)?.targetRefs ?? []
            return got?.message ? refs.every((ref) => ref === said) || refs.join(' ') : undefined
          }),
        ),
      ],
    },
    {
      id: 'server/header/sizes-usable',
      level: 'MAY',
      clause: 'RepPro §5.3',
      purpose: 'Sizes that the server announces are positive whole numbers.',
      expect: [every(usableSizes)],
    },
  ] as const,
)
