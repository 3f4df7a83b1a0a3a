import { middleman } from '../../../../harness/stage/attack/middleman.ts'
import { afterABrokenSession, notBasic, withheld } from './_row.ts'

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

/** The credential is none, weak, guessed, or used before (identity matrix §4.2). */
export default withheld([
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
])
