import type { Dialect } from '../../../../harness/history/event.ts'
import { middleman } from '../../../../harness/stage/attack/middleman.ts'
import type { Transport } from '../../../../simulators/world/transport.ts'
import { provisioned } from '../_acts.ts'
import { withheld } from './_row.ts'

/** Listens to the session addresses that a server gives out. */
const overheard = (path: Transport, dialect: Dialect, hear: (address: string) => void): Transport =>
  middleman(path, dialect, (answer) => {
    if (answer.hdr.respURI) hear(answer.hdr.respURI)
    return answer
  })

/** Who speaks is not the device that the account was made for (identity matrix §4.2). */
export default withheld([
  {
    name: 'n09-device-claims-another-imei',
    title: 'The phone claims another IMEI than the network reports',
    purpose: 'The equipment that speaks must be the equipment that the network sees.',
    proves: ['SP-AUTH-06'],
    async play(stage, { phone }) {
      phone.device.behaviour = { claimImei: stage.cast.drawImei() }
      await phone.session()
    },
  },
  {
    name: 'n09-devinfo-says-another-imei',
    title: 'DevInfo names another IMEI than the header',
    purpose: 'Everything that names the device in a session names the same one.',
    proves: ['SP-AUTH-06'],
    async play(stage, { phone }) {
      phone.device.behaviour = { claimDevId: stage.cast.drawImei() }
      await phone.session()
    },
  },
  {
    name: 'n10-all-zero-imei',
    title: 'The phone claims an IMEI of zeros',
    purpose: 'A malformed claim never matches a device.',
    proves: ['SP-AUTH-06'],
    async play(_stage, { phone }) {
      phone.device.behaviour = { claimImei: '000000000000000' }
      await phone.session()
    },
  },
  {
    name: 'n47-tethered-second-device',
    title: 'A second device behind somebody else’s card',
    purpose: 'The network sees the phone that holds the card; the device that speaks is another one.',
    proves: ['SP-AUTH-06'],
    async play(stage, { phone }) {
      const neighbour = await provisioned(stage)
      phone.use(neighbour.phone.line.via(stage.wire))
      await phone.session()
    },
  },
  {
    name: 'n48-previous-users-credentials',
    title: 'The phone was sold: the previous user’s account is still in it',
    purpose: 'An account was given to one device with one subscription, and ends with that pair.',
    proves: ['SP-BOOT-06'],
    async play(stage, { phone }) {
      const buyer = stage.cast.subscriber()
      await phone.swap(stage.cast.card({ owner: buyer }))
      phone.device.behaviour = { ignoresCardChange: true }
      await phone.session()
    },
  },
  {
    name: 'iso02-stolen-session-address',
    rows: ['N72'],
    title: 'A device goes to the session address of another one',
    purpose: 'A session address is no ticket: it belongs to the device that it was given to.',
    proves: ['SP-ISO-02'],
    async play(stage, { phone }) {
      const neighbour = await provisioned(stage)
      let stolen: string | undefined
      neighbour.phone.use(overheard(neighbour.phone.path, stage.dialect, (address) => (stolen ??= address)))
      neighbour.phone.device.behaviour = { stopAfter: 1 }
      await neighbour.phone.session()
      stage.fromHere()
      const next = `${phone.imei14}/1`
      stage.recorder.witness({
        kind: 'attack',
        name: 'stolen-resp-uri',
        session: next,
        detail: 'sends to the address of another session',
      })
      phone.device.behaviour = {
        credential: 'never',
        sessionID: '1',
        firstMsgID: 2,
        ...(stolen && { address: stolen }),
      }
      await phone.session()
    },
  },
  {
    name: 'sp-auth-12-stranger',
    title: 'Somebody tries which phones the server knows',
    purpose: 'A wrong credential is answered alike, whether the server knows the phone or not.',
    proves: ['SP-AUTH-12'],
    async play(stage, { phone }) {
      phone.device.behaviour = { credential: 'wrong' }
      await phone.session()
      phone.device.behaviour = { credential: 'wrong', claimImei: stage.cast.drawImei() }
      await phone.session()
    },
  },
  {
    name: 'sp-not-03-user-keeps-the-server-out',
    title: 'The trigger wants the user’s yes, and gets a no',
    purpose: 'A session that the user declines does not begin.',
    proves: ['SP-NOT-03'],
    needs: ['notifications'],
    async play(stage, { phone, card, subscriber }) {
      subscriber.takeUp(({ what }) => (what === 'session' ? { kind: 'no' } : undefined))
      await stage.operator.order('notifications', { imei: phone.imei14, imsi: card.imsi, uiMode: 3 })
    },
  },
])
