import { describe, expect, it } from 'vitest'
import { type Acting, TreeVersions } from '../../../../../harness/load/tree/versions.ts'
import type { Command } from '../../../../../protocol/syncml/message.ts'
import { executeAll } from '../../../../../simulators/device/commands/execute.ts'
import { templateFor } from '../../../../../simulators/device/objects/model.ts'
import type { TreeNode } from '../../../../../simulators/device/tree/node.ts'
import { ManagementTree } from '../../../../../simulators/device/tree/tree.ts'

const acting: Acting = { serverId: 'dm.example', content: 'xml', ask: () => ({ kind: 'yes' }) }
const template = templateFor('phone-a', '1.2')
const write = (name: 'Add' | 'Replace', data: string): Command => ({
  ...{ name, cmdID: '2' },
  items: [{ target: { locURI: './Settings/Home' }, meta: { format: 'chr', type: 'text/plain' }, data }],
})
/** Every server may do everything. */
const open = (tree: ManagementTree) =>
  tree.set([], { ...(tree.get([]) as TreeNode), acl: 'Add=*&Get=*&Replace=*&Delete=*' })
const read: Command = { name: 'Get', cmdID: '3', items: [{ target: { locURI: './Settings/Home' } }] }

describe('the trees of a fleet', () => {
  it('are what each device would have by itself, whether the same is ordered again or never', () => {
    const trees = new TreeVersions()
    const devices = 6
    const versions = Array.from({ length: devices }, () => trees.plant(template, open))
    const alone = Array.from({ length: devices }, () => {
      const tree = new ManagementTree(template)
      open(tree)
      return tree
    })
    const objects = { exec: () => 406, wrote: () => undefined, mark: () => () => undefined }
    for (let n = 0; n < 8_000; n++) {
      const device = n % devices
      // Long stretches in which no order is like another, between such in which all are alike.
      const data = n % 4_000 < 3_000 ? `home ${n}` : 'the same for all'
      const orders = [write(n < devices ? 'Add' : 'Replace', data), read]
      const { to, executed } = trees.executeAll(versions[device] ?? 0, orders, acting)
      versions[device] = to
      const wanted = executeAll(orders, { ...acting, tree: alone[device] as ManagementTree, objects })
      expect(executed.map(({ outcomes }) => outcomes)).toEqual(wanted.map(({ outcomes }) => outcomes))
    }
    expect(trees.tree(versions[0] ?? 0).get(['Settings', 'Home'])?.value).toBe('the same for all')
    for (const [device, version] of versions.entries())
      expect(trees.tree(version).snapshot()).toEqual(alone[device]?.snapshot())
    // Trees that nobody has any more are let go, but for those of remembered steps.
    expect(trees.size).toBeLessThan(600)
  })
})
