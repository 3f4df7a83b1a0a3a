import { conformanceCases } from '../../../../harness/stage/conformance/case.ts'
import { at, every, last, test } from '../../../../harness/stage/conformance/expect/expected.ts'
import {
  noStatusForStatus,
  oneHeaderStatus,
  statusesFirst,
  statusesRefer,
  statusFor,
  statusForEach,
} from '../../../../harness/stage/conformance/expect/status.ts'
import { alert, genericAlert, replace } from '../../../../harness/stage/conformance/package-one.ts'
import type { ScriptedDevice } from '../../../../harness/stage/conformance/scripted-device.ts'
import { ordinary } from '../_acts.ts'

/** A server may want the subscription to prove itself over HTTP (TS 24.109) before it takes the request. */
const servedOrProofFirst =
  test('a Status for Alert 1226: 200, 202 or 415, or the subscription’s proof first', (exchange, transcript) =>
    exchange.got?.httpStatus === 401 && exchange.got.headers['www-authenticate'] !== undefined
      ? true
      : statusFor('Alert', '1226', 200, 202, 415).see(exchange, transcript))
const withAlert =
  (...more: Parameters<ScriptedDevice['enters']>[1] & object) =>
  async (device: ScriptedDevice) => {
    await device.enters({}, more)
  }
const item = (type: string, data = 'text') => ({ meta: { type, format: 'chr' }, data })

export default [
  ...conformanceCases(
    { side: 'server', level: 'MUST', play: ordinary } as const,
    [
      {
        id: 'server/status/sync-hdr-once',
        clause: 'DM Protocol §8.4',
        purpose:
          'Each message of the device gets exactly one Status for its SyncHdr, with CmdRef 0 and its MsgID.',
        expect: [every(oneHeaderStatus)],
      },
      {
        id: 'server/status/alert-1201',
        clause: 'DM Protocol §8.4',
        purpose: 'The alert that opens the session gets a Status.',
        expect: [at(0, statusFor('Alert', '1201'))],
      },
      {
        id: 'server/status/replace-dev-info',
        clause: 'DM Protocol §8.4',
        purpose: 'The Replace of DevInfo gets a Status.',
        expect: [at(0, statusFor('Replace'))],
      },
      {
        id: 'server/status/every-command',
        clause: 'DM Protocol §6',
        purpose: 'No command of the device stays without a Status.',
        expect: [every(statusForEach)],
      },
      {
        id: 'server/status/refers-to-ours',
        clause: 'RepPro §5.5',
        purpose: 'MsgRef, CmdRef and Cmd of every Status name a command that the device sent.',
        expect: [every(statusesRefer)],
      },
      {
        id: 'server/status/none-for-status',
        clause: 'RepPro §6.6 Status',
        purpose: 'A Status gets no Status, and Results that went well get none either.',
        expect: [every(noStatusForStatus)],
      },
    ] as const,
  ),
  {
    id: 'server/status/before-commands',
    side: 'server',
    level: 'SHOULD',
    clause: 'DM Protocol §8',
    purpose: 'Statuses come before the commands of the same message.',
    play: ordinary,
    expect: [every(statusesFirst)],
  },
  ...conformanceCases(
    { side: 'server', level: 'MUST' } as const,
    [
      {
        id: 'server/status/alert-1200',
        clause: 'DM Protocol §8.3',
        purpose: 'A session that begins with Alert 1200 is taken, and the alert has its Status.',
        play: async (device: ScriptedDevice) => {
          await device.say([alert('1200'), replace([])], { cred: 'none' })
        },
        expect: [last(statusFor('Alert', '1200'))],
      },
      {
        id: 'server/status/generic-alert',
        clause: 'DM Protocol §8.7',
        purpose: 'A generic alert gets a Status of those that the protocol names.',
        play: withAlert(genericAlert('org.openmobilealliance.dm.firmwareupdate.download')),
        expect: [last(statusFor('Alert', '1226', 200, 202, 401, 407, 412, 415, 500))],
      },
      {
        id: 'server/status/generic-alert-reversed-domain-name',
        clause: 'DM Protocol §8.7',
        purpose: 'The type may be written with its namespace, as the protocol has it.',
        play: withAlert(
          genericAlert('Reversed-Domain-Name: org.openmobilealliance.dm.firmwareupdate.update'),
        ),
        expect: [last(statusFor('Alert', '1226', 200, 202, 401, 407, 412, 415, 500))],
      },
      {
        id: 'server/status/generic-alert-unknown-type',
        clause: 'DM Protocol §8.7',
        purpose: 'A generic alert of a type that nobody knows is refused with 415, or kept.',
        play: withAlert(genericAlert('Reversed-Domain-Name: example.unheard.of')),
        expect: [last(statusFor('Alert', '1226', 200, 202, 415))],
      },
      ...(['userrequest', 'devicerequest'] as const).map((kind) => ({
        id: `server/status/firmware-${kind}`,
        clause: 'FUMO §5',
        purpose: `A ${kind} for firmware is taken, 200 where it is served in this session and 202 otherwise, or declined with 415.`,
        play: async (device: ScriptedDevice) => {
          const request = genericAlert(`org.openmobilealliance.dm.firmwareupdate.${kind}`, '')
          await device.opens({}, [request])
          for (let tries = 0; tries < 2 && device.challenged; tries++) await device.opens({}, [request])
        },
        expect: [last(servedOrProofFirst)],
      })),
      ...(['scomo', 'lawmo'] as const).map((kind) => ({
        id: `server/status/generic-alert-${kind}`,
        clause: `${kind.toUpperCase()} §5`,
        purpose: `A final alert of ${kind.toUpperCase()}, by the name that it has there, gets a Status of those that the protocol names.`,
        play: withAlert(genericAlert(`urn:oma:at:${kind}:1.0:OperationComplete`, '1200')),
        expect: [last(statusFor('Alert', '1226', 200, 202, 401, 407, 412, 415, 500))],
      })),
      {
        id: 'server/status/generic-alert-marked',
        clause: 'DM Protocol §8.7',
        purpose: 'A generic alert about an error, marked as critical, is taken like any other.',
        play: withAlert(
          alert('1226', [
            {
              source: { locURI: './FUMO' },
              meta: {
                type: 'org.openmobilealliance.dm.firmwareupdate.update',
                format: 'int',
                mark: 'critical',
              },
              data: '410',
            },
          ]),
        ),
        expect: [last(statusFor('Alert', '1226', 200, 202, 401, 407, 412, 415, 500))],
      },
      {
        id: 'server/status/generic-alert-two-items',
        clause: 'DM Protocol §8.7',
        purpose: 'A generic alert with two Items gets its Status.',
        play: withAlert(
          alert('1226', [
            item('Reversed-Domain-Name: example.one'),
            item('Reversed-Domain-Name: example.two'),
          ]),
        ),
        expect: [last(statusFor('Alert', '1226'))],
      },
      {
        id: 'server/status/generic-alert-without-items',
        clause: 'DM Protocol §8.7',
        purpose: 'A generic alert that says nothing is refused.',
        play: withAlert(alert('1226')),
        expect: [last(statusFor('Alert', '1226', 400, 412, 415, 500))],
      },
      {
        id: 'server/status/generic-alert-correlator',
        clause: 'DM Protocol §8.7',
        purpose: 'A generic alert with a Correlator is taken, whether or not the server remembers the order.',
        play: withAlert(genericAlert('org.openmobilealliance.dm.firmwareupdate.update', '200', 'job-1')),
        expect: [last(statusFor('Alert', '1226'))],
      },
      {
        id: 'server/status/client-event',
        clause: 'RepPro §6.6 Alert',
        purpose: 'A client event (1224) is taken with 200 or declined with 406.',
        play: withAlert(alert('1224', [item('com.example/LoginStatus', 'user')])),
        expect: [last(statusFor('Alert', '1224', 200, 406))],
      },
      {
        id: 'server/status/next-message-alert',
        clause: 'DM Protocol §6.1',
        purpose: 'Alert 1222 of the device gets a Status.',
        play: async (device: ScriptedDevice) => {
          await device.enters()
          await device.answers(undefined, {}, [alert('1222')])
        },
        expect: [last(statusFor('Alert', '1222'))],
      },
      {
        id: 'server/status/dev-info-with-ext',
        clause: 'StdObj §5.2',
        purpose: 'DevInfo with leaves of a vendor is taken like any other.',
        play: withAlert(
          replace([{ source: { locURI: './DevInfo/Ext/ICCID' }, meta: { format: 'chr' }, data: '8944' }]),
        ),
        expect: [last(statusFor('Alert', '1201', 200))],
      },
      {
        id: 'server/status/session-abort',
        clause: 'DM Protocol §8.6',
        purpose: 'Alert 1223 of the device gets Statuses, and no command.',
        play: async (device: ScriptedDevice) => {
          await device.enters()
          await device.answers(undefined, {}, [alert('1223')])
        },
        expect: [last(statusFor('Alert', '1223'))],
      },
      {
        id: 'server/status/no-end-of-data-alert',
        clause: 'DM Protocol §7',
        purpose: 'Alert 1225 of the device gets a Status.',
        play: async (device: ScriptedDevice) => {
          await device.enters()
          await device.answers(undefined, {}, [alert('1225', [{ source: { locURI: './Settings/Home' } }])])
        },
        expect: [last(statusFor('Alert', '1225'))],
      },
    ] as const,
  ),
  {
    id: 'server/status/unknown-alert-code',
    side: 'server',
    level: 'QUALITY',
    clause: 'RepPro §6.6 Alert',
    purpose: 'An alert code that DM does not have is refused.',
    play: withAlert(alert('1299')),
    expect: [last(statusFor('Alert', '1299', 400, 405, 406, 415, 500, 501))],
  },
]
