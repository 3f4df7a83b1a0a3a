import { conformanceCases, type Level } from '../../../harness/stage/conformance/case.ts'
import type { Expected } from '../../../harness/stage/conformance/expect/expected.ts'
import { add, addNode } from '../../../harness/stage/conformance/orders.ts'
import type { Unnumbered } from '../../../harness/stage/conformance/package-one.ts'
import type { ScriptedServer } from '../../../harness/stage/conformance/scripted-server.ts'

/** Where cases make what they need: an interior node of their own with one leaf. */
export const OWN = './Settings/Case'
export const LEAF = `${OWN}/Leaf`
export const MADE = [addNode('101', OWN), add('102', LEAF, 'one')]

/** One session: packages of commands, each command by its CmdID, and how they must have been answered. */
export type Row = readonly [
  id: string,
  clause: string,
  purpose: string,
  packages: readonly (readonly Unnumbered[])[],
  expect: readonly Expected[],
]

/** Cases that are one session each. */
export const sessions = (area: string, level: Level, rows: readonly Row[]) =>
  conformanceCases(
    { side: 'client', level } as const,
    rows.map(([id, clause, purpose, packages, expect]) => ({
      id: `${area}/${id}`,
      clause,
      purpose,
      play: async (server: ScriptedServer) => server.gives(...packages),
      expect,
    })),
  )
