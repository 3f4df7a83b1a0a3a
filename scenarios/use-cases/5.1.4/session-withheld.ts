import type { Dialect } from '../../../harness/history/event.ts'
import { middleman } from '../../../harness/stage/attack/middleman.ts'
import type { Phone } from '../../../harness/stage/phone.ts'
import type { Capability } from '../../../harness/stage/scenario.ts'
import { scenarios } from '../../../harness/stage/scenario.ts'
import type { Stage } from '../../../harness/stage/stage.ts'
import type { Transport } from '../../../simulators/world/transport.ts'
import { type Household, provisioned } from './_acts.ts'

/** The phone was provisioned properly; its first session must not change settings (identity matrix §4.2). */
interface Row {
  readonly name: string
  readonly rows?: readonly string[]
  readonly title: string
  readonly purpose: string
  readonly proves: readonly string[]
  readonly needs?: readonly Capability[]
  readonly inapplicable?: (dialect: Dialect) => string | undefined
  readonly play: (stage: Stage, household: Household) => Promise<void>
}

const notBasic = ({ auth }: Dialect) => (auth === 'basic' ? 'basic credentials carry no nonce' : undefined)
const onlyMac = ({ auth }: Dialect) => (auth === 'mac' ? undefined : 'only MAC credentials cover the message')

/**
 * A session that authenticates and then breaks off: there is a used nonce and a recorded message, and the server still has
 * its work to do, which is what tempts it.
 */
async function afterABrokenSession(stage: Stage, phone: Phone): Promise<void> {
  phone.device.behaviour = { stopAfter: 1 }
  await phone.session()
  phone.device.behaviour = {}
  stage.wait({ minutes: 5 })
  stage.fromHere()
}

const ROWS: readonly Row[] = [
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
    name: 'sp-auth-02-credential-in-a-command',
    title: 'The password stands in a command instead of the header',
    purpose: 'A credential counts in SyncHdr and nowhere else.',
    proves: ['SP-AUTH-02'],
    async play(_stage, { phone }) {
      phone.device.behaviour = { credential: 'never', credentialInCommand: true }
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
    name: 'n15-replayed-package-1',
    title: 'A recorded package 1 is played again',
    purpose: 'A credential made with a used nonce authorises nothing.',
    proves: ['SP-AUTH-04'],
    inapplicable: notBasic,
    async play(stage, { phone }) {
      await afterABrokenSession(stage, phone)
      stage.attack('replay', 'package 1 of the first session is sent again', phone)
      phone.device.behaviour = { credential: 'replayed' }
      await phone.session()
    },
  },
  {
    name: 'n16-altered-body',
    title: 'A message is changed after its MAC was made',
    purpose: 'A MAC covers each octet of the message.',
    proves: ['SP-AUTH-05'],
    inapplicable: onlyMac,
    async play(stage, { phone }) {
      stage.attack('altered-body', 'one octet of package 1 changes on the way', phone)
      phone.device.behaviour = { credential: 'altered-body' }
      await phone.session()
    },
  },
  {
    name: 'n16-altered-white-space',
    title: 'White space is added after the MAC was made',
    purpose: 'The MAC is over the octets that were sent, not over what they mean.',
    proves: ['SP-AUTH-05'],
    inapplicable: (dialect) =>
      onlyMac(dialect) ??
      (dialect.content === 'wbxml' ? 'WBXML has no white space between elements' : undefined),
    async play(stage, { phone }) {
      stage.attack('altered-space', 'a line feed is added on the way', phone)
      phone.device.behaviour = { credential: 'altered-space' }
      await phone.session()
    },
  },
  {
    name: 'n16-user-name-with-a-mac-inside',
    title: 'The MAC header’s user name holds a comma and another MAC',
    purpose: 'What stands inside the quotes of the header is a name and nothing else.',
    proves: ['SP-AUTH-06'],
    inapplicable: onlyMac,
    async play(stage, { phone }) {
      stage.attack('header-grammar', 'the quoted name is made to look like more parts', phone)
      phone.device.behaviour = { credential: 'header-name-hostile' }
      await phone.session()
    },
  },
  {
    name: 'n16-missing-mac-header',
    title: 'A message comes without its MAC',
    purpose: 'A missing header is a failed authentication.',
    proves: ['SP-AUTH-02'],
    inapplicable: onlyMac,
    async play(stage, { phone }) {
      stage.attack('no-mac', 'the x-syncml-hmac header is left out', phone)
      phone.device.behaviour = { credential: 'no-hmac-header' }
      await phone.session()
    },
  },
  {
    name: 'n16-header-names-another-user',
    title: 'The MAC header names another user than the message',
    purpose: 'Header and SyncHdr must name the same user.',
    proves: ['SP-AUTH-06'],
    inapplicable: onlyMac,
    async play(stage, { phone }) {
      stage.attack('header-user', 'the header names another account', phone)
      phone.device.behaviour = { credential: 'header-user-differs' }
      await phone.session()
    },
  },
  {
    name: 'n18-weaker-credential',
    title: 'The phone offers basic where more is demanded',
    purpose: 'The type of credential never falls below the policy.',
    proves: ['SP-AUTH-03'],
    inapplicable: notBasic,
    async play(stage, { phone }) {
      stage.attack('downgrade', 'the phone offers its password in basic form', phone)
      phone.device.behaviour = { credential: 'weaker' }
      await phone.session()
    },
  },
  {
    name: 'n17-downgrade-by-a-stranger',
    title: 'Somebody on the path asks for a basic credential',
    purpose: 'A phone whose account is md5 or MAC never gives its password away.',
    proves: ['SP-AUTH-03'],
    inapplicable: notBasic,
    async play(stage, { phone }) {
      stage.attack('downgrade', 'the challenge is changed to basic on the way', phone)
      phone.device.behaviour = { credential: 'none-first' }
      phone.use(middleman(phone.path, stage.dialect, asksForBasic))
      await phone.session()
    },
  },
  {
    name: 'n30-visited-gateway-only',
    title: 'A customer abroad, known only by the visited gateway’s header',
    purpose: 'A visited network’s word does not identify the subscription.',
    proves: ['SP-SUB-03'],
    async play(stage, { phone, card }) {
      phone.use(stage.network.wifi(stage.wire, '198.51.100.7'))
      phone.device.behaviour = {
        extraHeaders: { 'x-msisdn': card.msisdn ?? '', via: '1.1 gateway.visited.example' },
      }
      await phone.session()
    },
  },
  {
    name: 'n32-card-swapped-in-mid-session',
    title: 'The card is swapped while the session runs',
    purpose: 'What was proven about the first card does not hold for the second.',
    proves: ['SP-SUB-02'],
    async play(stage, { phone }) {
      const other = stage.cast.card({ owner: stage.cast.subscriber() })
      phone.device.behaviour = { onMessage: (n) => (n === 2 ? phone.swap(other) : undefined) }
      await phone.session()
    },
  },
  {
    name: 'n44-imsi-in-the-tree',
    title: 'The phone says in its tree whose card it holds',
    purpose: 'A node of the device’s own tree identifies nobody.',
    proves: ['SP-SUB-01'],
    async play(stage, { phone, card }) {
      phone.use(stage.network.wifi(stage.wire, '198.51.100.8'))
      phone.device.behaviour = { nodeClaims: { './Ext/IMSI': card.imsi, './DevDetail/Ext/IMSI': card.imsi } }
      await phone.session()
    },
  },
  {
    name: 'n45-spoofed-identity-header',
    title: 'An identity header from outside the operator’s network',
    purpose: 'Identity headers count only when the operator’s own gateway wrote them.',
    proves: ['SP-SUB-03'],
    async play(stage, { phone, card }) {
      phone.use(stage.network.wifi(stage.wire, '198.51.100.9'))
      phone.device.behaviour = {
        extraHeaders: { 'x-msisdn': card.msisdn ?? '', forwarded: `for=${phone.line.ip}` },
      }
      await phone.session()
    },
  },
  {
    name: 'n45-duplicated-identity-header',
    title: 'Two identity headers, because the gateway strips nothing',
    purpose: 'A header that stands there twice identifies nobody, and the address decides.',
    proves: ['SP-SUB-03'],
    async play(stage, { phone }) {
      const victim = stage.cast.card({ owner: stage.cast.subscriber() })
      phone.use(stage.network.wifi(stage.wire, '198.51.100.10'))
      const headers = [victim.msisdn ?? '', phone.card.msisdn ?? '']
      phone.device.behaviour = { extraHeaders: { 'x-msisdn': headers } }
      await phone.session()
    },
  },
  {
    name: 'n46-address-belongs-to-somebody-else-now',
    title: 'The address was given to another card',
    purpose: 'An address identifies the subscription that holds it now, not the one that held it before.',
    proves: ['SP-SUB-01'],
    async play(stage, { phone }) {
      await afterABrokenSession(stage, phone)
      const stranger = stage.cast.subscriber()
      const other = stage.cast.phone({ holder: stranger, origin: 'fresh' })
      other.insert(stage.cast.card({ owner: stranger }))
      await other.switchOn()
      stage.network.rebind(phone.line.ip, other.line)
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
    name: 'sp-auth-07-factory-password',
    title: 'Somebody tries passwords that factories use',
    purpose: 'No account has a password that others have as well.',
    proves: ['SP-AUTH-06'],
    async play(stage, { phone }) {
      const { name: user, nonce } = phone.account.client
      stage.attack('factory-password', 'password, 0000', phone)
      for (const secret of ['password', '0000']) {
        phone.device.behaviour = { credential: { user, secret, nonce } }
        await phone.session()
      }
    },
  },
  {
    name: 'sp-auth-10-guessing',
    title: 'Somebody guesses the password, then the right one comes',
    purpose: 'After three failures in a row the account is locked, even for the right password.',
    proves: ['SP-AUTH-10'],
    needs: ['lockout'],
    async play(stage, { phone }) {
      stage.attack('guessing', 'wrong passwords in one session after the other', phone)
      phone.device.behaviour = { credential: 'wrong' }
      for (let n = 0; n < 3; n++) await phone.session()
      phone.device.behaviour = {}
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
    name: 'n77-suspended-in-mid-session',
    title: 'The subscription is suspended while the session runs',
    purpose: 'A suspended subscription stops what is still to come.',
    proves: ['SP-HLR-02'],
    async play(stage, { phone, card }) {
      phone.device.behaviour = {
        onMessage: (n) => {
          if (n === 2) stage.network.hlr.suspend(card.imsi)
        },
      }
      await phone.session()
    },
  },
]

/** Listens to the session addresses that a server gives out. */
const overheard = (path: Transport, dialect: Dialect, hear: (address: string) => void): Transport =>
  middleman(path, dialect, (answer) => {
    if (answer.hdr.respURI) hear(answer.hdr.respURI)
    return answer
  })

const asksForBasic: Parameters<typeof middleman>[2] = (answer) => ({
  ...answer,
  body: {
    ...answer.body,
    commands: answer.body.commands.map((command) =>
      command.name === 'Status' && command.chal
        ? { ...command, chal: { meta: { format: 'b64', type: 'syncml:auth-basic' } } }
        : command,
    ),
  },
})

export default scenarios(ROWS, (row) => ({
  id: `uc-5.1.4/${row.name}`,
  title: row.title,
  purpose: row.purpose,
  useCase: '5.1.4',
  variation: 'B5',
  guarded: 'OP-CONF',
  outcome: 'withheld',
  twin: 'uc-5.1.4/b5-first-session-override',
  proves: row.proves,
  needs: ['pairs', 'network', ...(row.needs ?? [])],
  ...(row.rows && { rows: row.rows }),
  ...(row.inapplicable && { inapplicable: row.inapplicable }),
  async play(stage: Stage) {
    const household = await provisioned(stage)
    await row.play(stage, household)
  },
}))
