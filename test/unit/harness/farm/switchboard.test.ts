import { describe, expect, it } from 'vitest'
import { answerOn, type NetworkReply, Switchboard } from '../../../../harness/farm/switchboard.ts'

const question = { method: 'GET', path: '/hlr/subscribers', query: 'imsi=1', body: undefined }

/** A play on stage that answers in this way. */
function play(board: Switchboard, answer: () => Promise<NetworkReply>) {
  const { port, close } = board.open()
  answerOn(port, answer)
  return close
}

describe('the switchboard', () => {
  it('gives the answer of the play whose question it is', async () => {
    const board = new Switchboard()
    const closes = [
      play(board, async () => 'not-mine'),
      play(board, async () => ({ status: 200, body: { imsi: '1' } })),
      play(board, async () => 'not-mine'),
    ]
    expect(await board.ask(question)).toEqual({ status: 200, body: { imsi: '1' } })
    for (const close of closes) close()
  })

  it('knows nobody where no play does, and where none is on stage', async () => {
    const board = new Switchboard()
    expect(await board.ask(question)).toMatchObject({ status: 404 })
    const close = play(board, async () => 'not-mine')
    expect(await board.ask(question)).toMatchObject({ status: 404 })
    close()
  })

  it('does not wait for a play that ends in between', async () => {
    const board = new Switchboard()
    const close = play(board, () => new Promise(() => undefined))
    const asked = board.ask(question)
    close()
    expect(await asked).toMatchObject({ status: 404 })
  })

  it('turns a fault of the play into one of the function', async () => {
    const board = new Switchboard()
    const close = play(board, async () => {
      throw new Error('the play is broken')
    })
    expect(await board.ask(question)).toMatchObject({ status: 500 })
    close()
  })

  it('passes silence on', async () => {
    const board = new Switchboard()
    const close = play(board, async () => 'no-answer')
    expect(await board.ask(question)).toBe('no-answer')
    close()
  })
})
