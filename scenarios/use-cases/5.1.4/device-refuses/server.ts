import { impostor } from '../../../../harness/stage/attack/impostor.ts'
import type { Phone } from '../../../../harness/stage/phone.ts'
import type { Stage } from '../../../../harness/stage/stage.ts'
import type { Command } from '../../../../protocol/syncml/message.ts'
import { provisioned } from '../_acts.ts'
import { ON_SETTINGS, refused } from './_row.ts'

const HIJACK: Command = {
  name: 'Replace',
  cmdID: '90',
  items: [{ target: { locURI: './Settings/Home' }, meta: { format: 'chr' }, data: 'https://evil.example/' }],
}

/** The phone talks to somebody else who claims to be its server. */
async function meets(
  stage: Stage,
  phone: Phone,
  secret: string | undefined,
  nonce?: Uint8Array,
): Promise<void> {
  const { dialect, target } = stage
  phone.use(
    impostor({
      dialect,
      serverId: target.serverId,
      commands: [HIJACK],
      ...(secret !== undefined && { secret }),
      ...(nonce && { nonce }),
    }),
  )
  await phone.session()
}

/** Somebody who is not the server, or not any more. */
export default refused([
  {
    name: 'n19-password-of-another-device',
    title: 'Somebody uses the server’s password of another device',
    purpose: 'The server proves itself to each device with a secret of that device alone.',
    proves: ['SP-AUTH-01', 'SP-AUTH-07'],
    ...ON_SETTINGS,
    async play(stage) {
      const { phone } = await provisioned(stage)
      const neighbour = await provisioned(stage)
      const stolen = neighbour.phone.account
      stage.attack('impersonation', 'a server shows the password of another device', phone)
      await meets(stage, phone, stolen.server.secret, phone.account.server.nonce)
    },
  },
  {
    name: 'n20-rogue-server',
    title: 'A server that does not know the password',
    purpose: 'Being reached at the right address proves nothing.',
    proves: ['SP-AUTH-01'],
    ...ON_SETTINGS,
    async play(stage) {
      const { phone } = await provisioned(stage)
      stage.attack('impersonation', 'a server shows a password that it made up', phone)
      await meets(stage, phone, 'made-up-password')
    },
  },
  {
    name: 'n20-rogue-server-without-credential',
    title: 'A server that shows no credential at all',
    purpose: 'Commands without proof are not executed.',
    proves: ['SP-AUTH-01'],
    ...ON_SETTINGS,
    async play(stage) {
      const { phone } = await provisioned(stage)
      stage.attack('impersonation', 'a server shows nothing', phone)
      await meets(stage, phone, undefined)
    },
  },
  {
    name: 'n22-special-nonce-again',
    title: 'A second trigger made with the special nonce',
    purpose: 'A constant nonce opens a session once, and never again under the same secret.',
    proves: ['SP-NON-03'],
    ...ON_SETTINGS,
    async play(stage) {
      const { phone, card } = await provisioned(stage)
      const { account } = phone
      phone.device.behaviour = { stopAfter: 0 }
      stage.trigger(card.imsi, { account, sessionId: 0x61, nonce: new Uint8Array(4) })
      await stage.network.settled()
      phone.device.behaviour = {}
      stage.fromHere()
      stage.trigger(card.imsi, { account, sessionId: 0x62, nonce: new Uint8Array(4) })
      await stage.network.settled()
    },
  },
])
