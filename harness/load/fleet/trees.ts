import type { BootstrapAccount } from '../../../protocol/bootstrap/account.ts'
import { Device } from '../../../simulators/device/device.ts'
import { templateFor } from '../../../simulators/device/objects/model.ts'
import { leaf } from '../../../simulators/device/tree/node.ts'
import { theSubscriber } from '../../../simulators/people/person.ts'
import { VirtualClock } from '../../../simulators/world/clock.ts'
import { Random } from '../../../simulators/world/random.ts'
import { Secrets } from '../../../simulators/world/secrets.ts'
import { previousOperator } from '../../stage/previous-operator.ts'
import { hole } from '../session/template.ts'
import type { TreeVersions } from '../tree/versions.ts'
import type { Fleet } from './fleet.ts'
import type { SavedFleet, SavedTree } from './saved.ts'
import type { Traits } from './traits.ts'

/** Gives every device of a fleet the tree that a phone of its model and origin has when the operator has taken it over. */
export function plantTrees(fleet: Fleet, trees: TreeVersions): void {
  const roots = fleet.kinds.map((kind) => root(kind, fleet.spec.serverId, trees))
  for (let row = 0; row < fleet.size; row++) {
    const version = roots[fleet.kind(row)] ?? 0
    trees.hold(version)
    fleet.tree[row] = version
  }
}

/** Which tree each device has, and each of them once. */
export function saveTrees(fleet: Fleet, trees: TreeVersions): Pick<SavedFleet, 'tree' | 'trees'> {
  const places = new Map<number, number>()
  const saved: SavedTree[] = []
  const tree = fleet.tree.map((version, row) => {
    const known = places.get(version)
    if (known !== undefined) return known
    const { model } = fleet.traits(row)
    const place = saved.push({ model, changes: trees.changes(version) }) - 1
    places.set(version, place)
    return place
  })
  return { tree, trees: saved }
}

/** Gives the devices, which have been planted, the trees that an earlier run left them. */
export function restoreTrees(
  fleet: Fleet,
  trees: TreeVersions,
  saved: Pick<SavedFleet, 'tree' | 'trees'>,
): void {
  const versions: (number | undefined)[] = []
  for (let row = 0; row < fleet.size; row++) {
    const place = saved.tree[row] ?? -1
    const tree = saved.trees[place]
    if (!tree) throw new RangeError(`the tree of device ${fleet.indexOf(row)} is missing`)
    versions[place] ??= trees.adopt(templateFor(tree.model, '1.2'), tree.changes)
    const version = versions[place]
    trees.hold(version)
    trees.release(fleet.tree[row] ?? 0)
    fleet.tree[row] = version
  }
}

function root(traits: Traits, serverId: string, trees: TreeVersions): number {
  const { model, origin, auth } = traits
  const previous = previousOperator(origin, new Random('fleet'), auth, false)
  const device = new Device(
    {
      model,
      imei: '350000000000006',
      svn: '01',
      origin,
      dm: '1.2',
      content: 'xml',
      ...(previous && { previous }),
    },
    {
      clock: new VirtualClock(0),
      random: new Random('fleet'),
      witness: () => undefined,
      secrets: new Secrets(),
      person: theSubscriber('somebody'),
      salt: '',
    },
  )
  const { accounts, tree } = device
  for (const old of [...accounts.records]) accounts.retire(old, `taken over by ${serverId}`)
  accounts.add(placeholder(serverId, auth), { origin: 'ota-net', permanent: false })
  accounts.handOver(serverId)
  const devId = ['DevInfo', 'DevId']
  tree.set(devId, {
    ...tree.get(devId),
    ...leaf(hole('deviceidentifier'), { access: ['Get'], permanent: true }),
  })
  return trees.plant(templateFor(model, '1.2'), (planted) => planted.restore(tree.snapshot()))
}

/** The account's object in the tree; its secrets, which no server can read, stand in the fleet's columns. */
function placeholder(serverId: string, type: Traits['auth']): BootstrapAccount {
  const credential = (name: string) => ({ type, name, secret: 'kept elsewhere', nonce: new Uint8Array(16) })
  return {
    serverId,
    name: serverId,
    address: 'http://127.0.0.1/dm',
    client: credential('device'),
    server: credential(serverId),
  }
}
