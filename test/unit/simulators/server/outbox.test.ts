import { describe, expect, it } from 'vitest'
import { status } from '../../../../protocol/syncml/build.ts'
import type { Command, Item } from '../../../../protocol/syncml/message.ts'
import { type Fits, Outbox } from '../../../../simulators/server/dm/outbox.ts'

const LARGE = 'x'.repeat(100)
const write = (target: string, data = 'v') =>
  ({ operation: 'OP-CONF', name: 'Replace', target, data }) as const
const answer = (msgID: number, cmdRef: string, data: string) =>
  status({ cmdID: '1', msgRef: String(msgID), cmdRef, cmd: 'Replace', data })
const itemOf = (command: Command | undefined): Item | undefined =>
  command && 'items' in command ? command.items[0] : undefined

/** A message has room for so many characters of data. */
const room =
  (characters: number): Fits =>
  (commands) =>
    JSON.stringify(commands).length <= characters

describe('an object too large for one message', () => {
  it('goes in pieces: Size in the first, MoreData in all but the last, Final in the last', () => {
    const outbox = new Outbox()
    outbox.put([write('./A', LARGE)])
    const pieces: Item[] = []
    for (let msgID = 1; msgID <= 10; msgID++) {
      const { commands, final } = outbox.take(msgID, 5, room(200), undefined)
      const item = itemOf(commands[0])
      if (!item) break
      pieces.push(item)
      expect(final).toBe(item.moreData === undefined)
      const settled = outbox.settle(answer(msgID, '5', final ? '200' : '213'))
      expect(settled?.code).toBe(final ? 200 : undefined)
      if (final) break
      expect(outbox.inPieces).toBe(true)
    }
    expect(pieces.length).toBeGreaterThan(1)
    expect(pieces.map(({ data }) => data).join('')).toBe(LARGE)
    expect(pieces.map(({ meta }) => meta?.size)).toEqual([100, ...Array(pieces.length - 1).fill(undefined)])
    expect(outbox.idle).toBe(true)
  })

  it('is given up when the device refuses a piece, or when not even one character fits', () => {
    const outbox = new Outbox()
    outbox.put([write('./A', LARGE)])
    outbox.take(1, 5, room(200), undefined)
    expect(outbox.settle(answer(1, '5', '416'))?.code).toBe(416)
    expect(outbox.idle).toBe(true)
    outbox.put([write('./A', LARGE)])
    expect(outbox.take(2, 5, room(20), undefined).commands).toEqual([])
    expect(outbox.idle).toBe(true)
  })

  it('starts from its beginning when the device did not believe the server', () => {
    const outbox = new Outbox()
    outbox.put([write('./A', LARGE)])
    outbox.take(1, 5, room(200), undefined)
    outbox.recall()
    expect(itemOf(outbox.take(2, 5, room(200), undefined).commands[0])?.meta?.size).toBe(100)
  })
})

describe('a batch', () => {
  it('stands in one Sequence, so that its order is kept', () => {
    const outbox = new Outbox()
    outbox.put([write('./A'), write('./B')])
    const [sequence] = outbox.take(1, 3, () => true, undefined).commands
    expect(sequence).toMatchObject({
      name: 'Sequence',
      cmdID: '3',
      commands: [{ cmdID: '4' }, { cmdID: '5' }],
    })
  })

  it('is cut where the message is full, and settled by MsgRef and CmdRef alone', () => {
    const outbox = new Outbox()
    outbox.put([write('./A'), write('./B'), write('./C')])
    const two: Fits = (commands) => commands.flatMap((c) => ('commands' in c ? c.commands : [c])).length <= 2
    outbox.take(1, 1, two, undefined)
    expect(outbox.settle(answer(2, '2', '200'))).toBeUndefined()
    expect(outbox.settle(answer(1, '3', '425'))).toMatchObject({ code: 425, draft: { target: './B' } })
    expect(outbox.settle(answer(1, '3', '200'))).toBeUndefined()
    expect(outbox.abandon().map(({ draft }) => draft.target)).toEqual(['./A'])
    expect(itemOf(outbox.take(2, 1, two, undefined).commands[0])?.target?.locURI).toBe('./C')
  })
})
