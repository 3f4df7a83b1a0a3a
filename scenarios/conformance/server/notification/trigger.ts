import { conformanceCases, NotReached } from '../../../../harness/stage/conformance/case.ts'
import { overall } from '../../../../harness/stage/conformance/expect/expected.ts'
import type { ScriptedDevice } from '../../../../harness/stage/conformance/scripted-device.ts'

/** The operator has package #0 sent; the phone takes it and opens the session that it asks for. */
async function triggered(
  device: ScriptedDevice,
  fields: { uiMode?: number; initiator?: number } = {},
): Promise<void> {
  const { phone, stage } = device
  const { imsi } = phone.card
  const outcome = await stage.operator.order('notifications', { imei: device.imei, imsi, ...fields })
  if (!outcome.accepted)
    throw new NotReached(`the order was not taken: ${outcome.answer['reason'] ?? `HTTP ${outcome.status}`}`)
  await stage.network.settled()
}

const accepted = overall('the phone accepts it: version, layout and digest are right', (transcript) => {
  const [drop] = transcript.of('noti.drop')
  if (drop) return `dropped: ${drop.reason}`
  return transcript.of('noti.accept').length > 0 ? true : undefined
})

/** Package #0 (DM Notification §6), for servers that can be told to send one. */
export default conformanceCases(
  { side: 'server', level: 'MUST', needs: ['notifications'] } as const,
  [
    {
      id: 'server/notification/layout-and-digest',
      clause: 'DM Notification §6.2',
      purpose: 'Package #0 has the layout of its version, and a digest that holds.',
      play: async (device: ScriptedDevice) => triggered(device),
      expect: [accepted],
    },
    {
      id: 'server/notification/server-identifier',
      clause: 'DM Notification §6.2',
      purpose: 'Package #0 names the server by the ServerID of the account.',
      play: async (device: ScriptedDevice) => triggered(device),
      expect: [
        overall('the ServerID of the account', (transcript) => {
          const sent = transcript.of('noti.sent')
          const known = transcript.of('bs.applied').map(({ serverId }) => serverId)
          if (sent.length === 0) return undefined
          return (
            sent.every(({ serverId }) => known.includes(serverId)) ||
            `named ${sent.map(({ serverId }) => serverId).join(' ')}`
          )
        }),
      ],
    },
    {
      id: 'server/notification/session-ids-differ',
      clause: 'DM Notification §6.2',
      purpose: 'Two triggers for two sessions have two SessionIDs.',
      play: async (device: ScriptedDevice) => {
        await triggered(device)
        await triggered(device)
      },
      expect: [
        overall('different SessionIDs', (transcript) => {
          const ids = transcript.of('noti.sent').map(({ sessionId }) => sessionId)
          return ids.length < 2
            ? undefined
            : new Set(ids).size === ids.length || `SessionIDs ${ids.join(' ')}`
        }),
      ],
    },
    {
      id: 'server/notification/session-id-accepted',
      clause: 'DM Notification §6.3',
      purpose: 'A session under the SessionID of package #0, opened with Alert 1200, is served.',
      play: async (device: ScriptedDevice) => triggered(device),
      expect: [
        overall('the triggered session is served', (transcript) => {
          const opened = transcript.of('dm.open').filter(({ initiatedBy }) => initiatedBy === 'server')
          if (opened.length === 0) return undefined
          const refused = transcript.of('dm.close').find(({ outcome }) => outcome !== 'complete')
          return refused === undefined || `the session ended ${refused.outcome}: ${refused.reason}`
        }),
      ],
    },
    {
      id: 'server/notification/session-id-in-range',
      clause: 'DM Notification §6.2',
      purpose: 'The SessionID of package #0 is between 1 and FFFF.',
      play: async (device: ScriptedDevice) => triggered(device),
      expect: [
        overall('1 to FFFF', (transcript) => {
          const ids = transcript.of('noti.sent').map(({ sessionId }) => sessionId)
          return ids.length === 0
            ? undefined
            : ids.every((id) => id >= 1 && id <= 0xffff) || `SessionIDs ${ids.join(' ')}`
        }),
      ],
    },
    {
      id: 'server/notification/ui-mode-as-ordered',
      clause: 'DM Notification §6.2',
      purpose: 'The ui-mode is the one that the operator ordered.',
      play: async (device: ScriptedDevice) => triggered(device, { uiMode: 2 }),
      expect: [
        overall('ui-mode 2', (transcript) => {
          const [sent] = transcript.of('noti.sent')
          return sent === undefined ? undefined : sent.uiMode === 2 || `ui-mode ${sent.uiMode}`
        }),
      ],
    },
    {
      id: 'server/notification/initiator-server',
      clause: 'DM Notification §6.2',
      purpose: 'Where no user asked for anything, the initiator is the server.',
      play: async (device: ScriptedDevice) => triggered(device),
      expect: [
        overall('initiator 1', (transcript) => {
          const [sent] = transcript.of('noti.sent')
          return sent === undefined ? undefined : sent.initiator === 1 || `initiator ${sent.initiator}`
        }),
      ],
    },
    {
      id: 'server/notification/zero-nonce',
      clause: 'DM Notification §6.2',
      purpose:
        'After a trigger under the zero nonce, a credential under the zero nonce is answered with a new one.',
      planned: 'no server can be told from outside to forget its nonce and fall back to the zero nonce',
    },
  ] as const,
)
