import { conformanceCases, NotReached } from '../../../../harness/stage/conformance/case.ts'
import { answeredWith, noResults, value } from '../../../../harness/stage/conformance/expect/client.ts'
import { get } from '../../../../harness/stage/conformance/orders.ts'
import type { ScriptedServer } from '../../../../harness/stage/conformance/scripted-server.ts'
import type { SyncML } from '../../../../protocol/syncml/message.ts'
import { sessions } from '../_sessions.ts'

const DEV_INFO = ['DevId', 'Man', 'Mod', 'DmV', 'Lang']
const DEV_DETAIL = [
  ...['URI/MaxDepth', 'URI/MaxTotLen', 'URI/MaxSegLen'],
  ...['DevTyp', 'OEM', 'FwV', 'SwV', 'HwV', 'LrgObj'],
]
/** Gets of all these leaves, and each of them answered. */
const complete = (root: string, names: readonly string[]) => ({
  gets: names.map((name, at) => get(String(101 + at), `${root}/${name}`)),
  told: names.map((_, at) => value(String(101 + at), /.*/)),
})
const info = complete('./DevInfo', DEV_INFO)
const detail = complete('./DevDetail', DEV_DETAIL)

/** Names of the children that the client brought for that Get. */
function children(message: SyncML | undefined, ref: string): string[] {
  const results = message?.body.commands.find((each) => each.name === 'Results' && each.cmdRef === ref)
  const data = results && 'items' in results ? results.items[0]?.data : undefined
  return typeof data === 'string' ? data.split('/').filter((name) => name !== '') : []
}

/** Walks ./DMAcc down to the authentication of every account, and asks for that leaf of each. */
const asksForSecret = (leaf: string) => async (server: ScriptedServer) => {
  await server.begins()
  const [account] = children(await server.says([get('101', './DMAcc')]), '101')
  if (account === undefined) throw new NotReached('the client shows no account below ./DMAcc')
  const auth = `./DMAcc/${account}/AppAuth`
  const [level] = children(await server.says([get('102', auth)]), '102')
  if (level === undefined) throw new NotReached(`the client shows nothing below ${auth}`)
  await server.says([get('103', `${auth}/${level}/${leaf}`)])
  await server.ends()
}

/** The objects that every client has (StdObj §5). */
export default [
  ...sessions('client/tree', 'MUST', [
    [
      'dev-info-complete',
      'StdObj §5.2',
      'DevInfo has DevId, Man, Mod, DmV and Lang.',
      [info.gets],
      info.told,
    ],
    [
      'dev-detail-complete',
      'StdObj §5.3',
      'DevDetail says its limits, DevTyp, OEM, FwV, SwV, HwV and LrgObj.',
      [detail.gets],
      detail.told,
    ],
    [
      'dev-detail-large-objects',
      'StdObj §5.3',
      'LrgObj is true or false.',
      [[get('101', './DevDetail/LrgObj')]],
      [value('101', /^(true|false)$/)],
    ],
    [
      'dev-detail-limits',
      'StdObj §5.3',
      'Limits of URIs are numbers of 16 bits.',
      [[get('101', './DevDetail/URI/MaxTotLen'), get('102', './DevDetail/URI/MaxDepth')]],
      [value('101', /^\d{1,5}$/), value('102', /^\d{1,5}$/)],
    ],
    [
      'inbox-not-readable',
      'StdObj §5.4',
      './Inbox cannot be read.',
      [[get('101', './Inbox')]],
      [answeredWith('101', 405)],
    ],
  ]),
  ...conformanceCases(
    {
      side: 'client',
      level: 'MUST',
      clause: 'StdObj §5.3',
      expect: [answeredWith('103', 405, 425), noResults('103')],
    } as const,
    [
      {
        id: 'client/tree/secret-not-readable',
        purpose: 'AAuthSecret cannot be read.',
        play: asksForSecret('AAuthSecret'),
      },
      {
        id: 'client/tree/nonce-not-readable',
        purpose: 'AAuthData, which holds the nonce, cannot be read.',
        play: asksForSecret('AAuthData'),
      },
    ],
  ),
]
