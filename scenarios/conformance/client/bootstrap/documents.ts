import { conformanceCases, NotReached } from '../../../../harness/stage/conformance/case.ts'
import { messages } from '../../../../harness/stage/conformance/expect/client.ts'
import { overall } from '../../../../harness/stage/conformance/expect/expected.ts'
import type { ScriptedServer } from '../../../../harness/stage/conformance/scripted-server.ts'
import { writeClientProvisioning } from '../../../../protocol/bootstrap/client-provisioning.ts'
import { writeDmProfile } from '../../../../protocol/bootstrap/dm-profile.ts'
import {
  bootstrapMac,
  formatBootstrapType,
  type Sec,
  userPinMac,
} from '../../../../protocol/bootstrap/security.ts'
import type { Answer } from '../../../../simulators/people/person.ts'

const NEW_USER = 'fresh-user'

interface Wish {
  readonly profile?: 'cp' | 'dm'
  readonly sec?: Sec
  readonly sealed?: 'right' | 'wrong' | 'not'
  readonly pin?: string
  readonly user?: Answer
  /** How the user answers once the document is there. */
  readonly types?: (document: Uint8Array) => string
}

/** A bootstrap document for another account on the same server; then a session, whose user name tells which account it is of. */
async function bootstraps(server: ScriptedServer, wish: Wish): Promise<void> {
  const { imsi } = server.client
  if (imsi === undefined) throw new NotReached('nobody knows the subscription whose card is inside')
  const type = server.account.client.type
  const credential = (name: string) => ({
    type,
    name,
    secret: `${name}-secret`,
    nonce: new Uint8Array(16).fill(1),
  })
  const { profile = 'cp' } = wish
  const body = (profile === 'cp' ? writeClientProvisioning : writeDmProfile)({
    ...{ serverId: 'new.examiner.example', name: 'New', address: server.endpoint },
    ...{ client: credential(NEW_USER), server: credential('new.examiner.example') },
  })
  const typed = wish.types?.(body)
  server.client.user(wish.user ?? (typed === undefined ? { kind: 'yes' } : { kind: 'input', text: typed }))
  const { sec = profile === 'cp' ? 'NETWPIN' : 'NETWORKID', sealed = 'right', pin = '1234' } = wish
  const right = sec === 'USERPINMAC' ? '' : bootstrapMac({ sec, imsi, document: body, pin })
  const mac = sealed === 'right' ? right : `${right[0] === '0' ? '1' : '0'}${right.slice(1)}`
  const seal = sec === 'USERPINMAC' ? { sec } : { sec, mac }
  const contentType = formatBootstrapType({ profile, ...(sealed !== 'not' && seal) })
  const before = server.client.prompts()
  await server.delivers(contentType, body)
  server.mark(`${server.client.prompts() - before} prompts`)
  server.mark('a session')
  await server.opens()
}

const of = (applied: boolean) => [
  overall(applied ? 'the new account is used' : 'the new account is not used', (transcript) => {
    const hdr = transcript.after('a session')[0]?.sent.message?.hdr
    if (!hdr) return undefined
    return (hdr.source.locName === NEW_USER) === applied || `a session of ${hdr.source.locName}`
  }),
  messages('no answer to the bootstrap itself', (count) => count <= 1),
]
const APPLIED = of(true)
const KEPT_OUT = of(false)
const row = (id: string, purpose: string, wish: Wish, expect = KEPT_OUT) => ({
  id: `client/bootstrap/${id}`,
  purpose,
  play: async (server: ScriptedServer) => bootstraps(server, wish),
  expect,
})

export default conformanceCases(
  { side: 'client', level: 'MUST', clause: 'DM Bootstrap §5', asks: 'push', upsets: true } as const,
  [
    row('netwpin', 'A document sealed with the IMSI of the card inside is applied.', {}, APPLIED),
    row(
      'over-an-old-account',
      'An account of an earlier owner does not keep a sealed document out.',
      {},
      APPLIED,
    ),
    row('wrong-mac', 'A document whose MAC does not hold is dropped.', { sealed: 'wrong' }),
    row('without-sec', 'A document that nobody has sealed is dropped.', { sealed: 'not' }),
    row(
      'userpin',
      'A document sealed with a PIN is applied when its user types that PIN.',
      { sec: 'USERPIN', user: { kind: 'input', text: '1234' } },
      APPLIED,
    ),
    row('user-gives-no-pin', 'A document sealed with a PIN is dropped when its user types none.', {
      sec: 'USERPIN',
      user: { kind: 'cancel' },
    }),
    row(
      'three-wrong-pins',
      'After three wrong PINs a document is dropped.',
      { sec: 'USERPIN', user: { kind: 'input', text: '9999' } },
      [
        ...KEPT_OUT,
        overall('three prompts at most', (transcript) => {
          const mark = transcript.of('case.mark').find(({ name }) => name.endsWith('prompts'))?.name
          return mark === undefined ? undefined : Number.parseInt(mark, 10) <= 3 || mark
        }),
      ],
    ),
    row(
      'usernetwpin',
      'A document sealed with the IMSI and a PIN is applied when its user types that PIN.',
      { sec: 'USERNETWPIN', user: { kind: 'input', text: '1234' } },
      APPLIED,
    ),
    row('usernetwpin-wrong', 'A document sealed with the IMSI and a PIN is dropped under another PIN.', {
      sec: 'USERNETWPIN',
      user: { kind: 'input', text: '4321' },
    }),
    row(
      'userpinmac',
      'A document without MAC is applied when its user types the PIN and the code that belongs to the document.',
      { sec: 'USERPINMAC', types: (document) => `48213${userPinMac('48213', document)}` },
      APPLIED,
    ),
    row('userpinmac-wrong', 'A document without MAC is dropped under a code that belongs to another one.', {
      sec: 'USERPINMAC',
      types: () => `48213${userPinMac('48213', new Uint8Array(4))}`,
    }),
    row(
      'dm-profile',
      'A message of the DM profile that is sealed with the IMSI is applied.',
      { profile: 'dm' },
      APPLIED,
    ),
    row('dm-profile-wrong-mac', 'A message of the DM profile whose MAC does not hold is dropped.', {
      profile: 'dm',
      sealed: 'wrong',
    }),
    row('dm-profile-without-sec', 'A message of the DM profile that nobody has sealed is dropped.', {
      profile: 'dm',
      sealed: 'not',
    }),
    row(
      'dm-profile-userpin',
      'A message of the DM profile sealed with a PIN is applied when its user types that PIN.',
      { profile: 'dm', sec: 'USERPIN', user: { kind: 'input', text: '1234' } },
      APPLIED,
    ),
    row(
      'dm-profile-userpin-networkid',
      'A message of the DM profile sealed with PIN and IMSI is applied when its user types that PIN.',
      { profile: 'dm', sec: 'USERPIN_NETWORKID', user: { kind: 'input', text: '1234' } },
      APPLIED,
    ),
    row('user-declines', 'A document that would take the phone over is dropped when its user declines.', {
      user: { kind: 'no' },
    }),
  ],
)
