import type { Dialect } from '../../../../harness/history/event.ts'
import type { DeviceBehaviour } from '../../../../simulators/device/behaviour.ts'
import { type Row, withheld } from './_row.ts'

const onlyMac = ({ auth }: Dialect) => (auth === 'mac' ? undefined : 'only MAC credentials cover the message')

/** A session with such a header, or such a body, which somebody brought about on the way. */
const comes =
  (attack: string, detail: string, credential: NonNullable<DeviceBehaviour['credential']>): Row['play'] =>
  async (stage, { phone }) => {
    stage.attack(attack, detail, phone)
    phone.device.behaviour = { credential }
    await phone.session()
  }

/** The MAC does not cover what came, or names somebody else (identity matrix §4.2). */
export default withheld([
  {
    name: 'n16-altered-body',
    title: 'A message is changed after its MAC was made',
    purpose: 'A MAC covers each octet of the message.',
    proves: ['SP-AUTH-05'],
    inapplicable: onlyMac,
    play: comes('altered-body', 'one octet of package 1 changes on the way', 'altered-body'),
  },
  {
    name: 'n16-altered-white-space',
    title: 'White space is added after the MAC was made',
    purpose: 'The MAC is over the octets that were sent, not over what they mean.',
    proves: ['SP-AUTH-05'],
    inapplicable: (dialect) =>
      onlyMac(dialect) ??
      (dialect.content === 'wbxml' ? 'WBXML has no white space between elements' : undefined),
    play: comes('altered-space', 'a line feed is added on the way', 'altered-space'),
  },
  {
    name: 'n16-user-name-with-a-mac-inside',
    title: 'The MAC header’s user name holds a comma and another MAC',
    purpose: 'What stands inside the quotes of the header is a name and nothing else.',
    proves: ['SP-AUTH-06'],
    inapplicable: onlyMac,
    play: comes('header-grammar', 'the quoted name is made to look like more parts', 'header-name-hostile'),
  },
  {
    name: 'n16-missing-mac-header',
    title: 'A message comes without its MAC',
    purpose: 'A missing header is a failed authentication.',
    proves: ['SP-AUTH-02'],
    inapplicable: onlyMac,
    play: comes('no-mac', 'the x-syncml-hmac header is left out', 'no-hmac-header'),
  },
  {
    name: 'n16-header-names-another-user',
    title: 'The MAC header names another user than the message',
    purpose: 'Header and SyncHdr must name the same user.',
    proves: ['SP-AUTH-06'],
    inapplicable: onlyMac,
    play: comes('header-user', 'the header names another account', 'header-user-differs'),
  },
])
