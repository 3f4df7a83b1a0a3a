import { conformanceCases, NotReached } from '../../../../harness/stage/conformance/case.ts'
import { messages } from '../../../../harness/stage/conformance/expect/client.ts'
import { overall } from '../../../../harness/stage/conformance/expect/expected.ts'
import type { ScriptedServer } from '../../../../harness/stage/conformance/scripted-server.ts'
import { writeClientProvisioning } from '../../../../protocol/bootstrap/client-provisioning.ts'
import { bootstrapMac, formatBootstrapType, type Sec } from '../../../../protocol/bootstrap/security.ts'
import type { Answer } from '../../../../simulators/people/person.ts'

const NEW_USER = 'fresh-user'

interface Wish {
  readonly sec?: Sec
  readonly sealed?: 'right' | 'wrong' | 'not'
  readonly pin?: string
  readonly user?: Answer
}

/** A bootstrap document for another account on the same server; then a session, whose user name tells which account it is of. */
async function bootstraps(server: ScriptedServer, wish: Wish): Promise<void> {
  const { imsi } = server.client
  if (imsi === undefined) throw new NotReached('nobody knows the subscription whose card is inside')
  server.client.user(wish.user ?? { kind: 'yes' })
  const type = server.account.client.type
  const credential = (name: string) => ({
    type,
    name,
    secret: `${name}-secret`,
    nonce: new Uint8Array(16).fill(1),
  })
  const body = writeClientProvisioning({
    ...{ serverId: 'new.examiner.example', name: 'New', address: server.endpoint },
    ...{ client: credential(NEW_USER), server: credential('new.examiner.example') },
  })
  const { sec = 'NETWPIN', sealed = 'right', pin = '1234' } = wish
  const right = bootstrapMac({ sec, imsi, document: body, pin })
  const mac = sealed === 'right' ? right : `${right[0] === '0' ? '1' : '0'}${right.slice(1)}`
  const contentType = formatBootstrapType({ profile: 'cp', ...(sealed !== 'not' && { sec, mac }) })
  await server.pushes(contentType, body)
  await new Promise((resolve) => setTimeout(resolve, 20))
  server.mark(`${server.client.prompts()} prompts`)
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
  { side: 'client', level: 'MUST', clause: 'DM Bootstrap §5', asks: 'push' } as const,
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
    row('user-declines', 'A document that would take the phone over is dropped when its user declines.', {
      user: { kind: 'no' },
    }),
  ],
)
