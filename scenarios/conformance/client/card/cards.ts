import { conformanceCases } from '../../../../harness/stage/conformance/case.ts'
import { overall } from '../../../../harness/stage/conformance/expect/expected.ts'
import type { ScriptedServer } from '../../../../harness/stage/conformance/scripted-server.ts'
import { writeClientProvisioning } from '../../../../protocol/bootstrap/client-provisioning.ts'
import { akaNonce } from '../../../../protocol/digest/aka.ts'
import { formatDigest, parseAuthorization } from '../../../../protocol/digest/http-digest.ts'

const CARD_USER = 'user-on-the-card'
const PIN = '2468'
const WRONG = { kind: 'input', text: '1357' } as const

/** A card whose bootstrap file has an account of its own on the same server. */
async function insertsCard(server: ScriptedServer, rule: { private: boolean }): Promise<void> {
  const credential = (name: string) => ({
    ...{ type: server.account.client.type, name, secret: `${name}-secret` },
    nonce: new Uint8Array(16).fill(2),
  })
  const document = writeClientProvisioning({
    ...{ serverId: 'card.examiner.example', name: 'Card', address: server.endpoint },
    ...{ client: credential(CARD_USER), server: credential('card.examiner.example') },
  })
  const file = { profile: 'cp', userConfirm: false, document, ...rule } as const
  await server.client.insertsCard(file, PIN)
}

/** Lets the client open a session if it will, and turns it away: by then its user name has told which account it used. */
async function tries(server: ScriptedServer, mark: string): Promise<void> {
  server.mark(mark)
  if (await server.invites()) await server.answersWith(404, new Uint8Array())
}

const usesCard = (mark: string, wanted: boolean) =>
  overall(`${mark}: the account of the card is ${wanted ? '' : 'not '}used`, (transcript) => {
    if (!transcript.of('case.mark').some(({ name }) => name === mark)) return undefined
    const user = transcript.after(mark)[0]?.sent.message?.hdr.source.locName
    return (user === CARD_USER) === wanted || (user === undefined ? 'no session' : `a session of ${user}`)
  })

/** A BSF that knows no key: it challenges with octets, and takes down what the card says to them. */
function bogusBsf(server: ScriptedServer): string {
  return server.serves('/bsf', ({ headers }) => {
    const said = parseAuthorization(String(headers['authorization'] ?? ''))
    if (said['nonce'])
      server.mark(said['auts'] ? 'the card gave AUTS' : said['response'] ? 'RES' : 'no proof')
    if (said['nonce']) return { status: 403, headers: {}, body: new Uint8Array() }
    const nonce = akaNonce(server.random.bytes(16), server.random.bytes(16))
    const challenge = { realm: said['realm'] ?? '', nonce, algorithm: 'AKAv1-MD5', qop: 'auth-int' }
    return { status: 401, headers: { 'www-authenticate': formatDigest(challenge) }, body: new Uint8Array() }
  })
}

export default conformanceCases({ side: 'client', level: 'MAY', asks: 'card', upsets: true } as const, [
  {
    id: 'client/card/provisions-the-device',
    clause: 'DM Bootstrap §5.2',
    purpose: 'A device is set up from the bootstrap file of the card that it is switched on with.',
    play: async (server: ScriptedServer) => {
      await insertsCard(server, { private: false })
      await tries(server, 'switched on')
    },
    expect: [usesCard('switched on', true)],
  },
  {
    id: 'client/card/file-behind-the-pin',
    clause: 'DM Bootstrap §5.2',
    purpose: 'A bootstrap file behind the PIN is read once the PIN has been shown.',
    play: async (server: ScriptedServer) => {
      server.client.user({ kind: 'input', text: PIN })
      await insertsCard(server, { private: true })
      await tries(server, 'switched on')
    },
    expect: [usesCard('switched on', true)],
  },
  {
    id: 'client/card/blocked-pin-stays-blocked',
    clause: 'TS 102 221 §9.5',
    purpose:
      'After three wrong PINs the right one opens nothing, and switching off and on changes nothing of that.',
    play: async (server: ScriptedServer) => {
      server.client.user(WRONG)
      await insertsCard(server, { private: true })
      server.client.user({ kind: 'input', text: PIN })
      await server.client.restarts()
      await tries(server, 'switched on again')
    },
    expect: [usesCard('switched on again', false)],
  },
  {
    id: 'client/card/account-goes-with-the-card',
    clause: 'DM Bootstrap §5.4',
    purpose: 'The account that came from a card is not used once that card is gone.',
    play: async (server: ScriptedServer) => {
      await insertsCard(server, { private: false })
      await tries(server, 'with the card')
      await server.client.removesCard()
      await tries(server, 'without the card')
    },
    expect: [usesCard('with the card', true), usesCard('without the card', false)],
  },
  {
    id: 'client/card/network-unproven',
    clause: 'TS 33.102 §6.3.3',
    purpose:
      'To a challenge that nobody with its key has made a card says neither RES nor its sequence number.',
    play: async (server: ScriptedServer) => {
      await server.client.bootstrapsAt(bogusBsf(server))
      await new Promise((resolve) => setTimeout(resolve, 20))
    },
    expect: [
      overall('neither RES nor AUTS', (transcript) => {
        const said = transcript.of('case.mark').at(-1)?.name
        return said === undefined ? undefined : said === 'no proof' || said
      }),
    ],
  },
])
