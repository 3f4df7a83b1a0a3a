import { describe, expect, it } from 'vitest'
import type { StatusCommand } from '../../../../protocol/syncml/message.ts'
import type { Answer } from '../../../../simulators/people/person.ts'
import { bench, statuses } from './support/bench.ts'
import { add, alert, atomic, type Order, sequence } from './support/orders.ts'

/** What the device says to orders, the person at it answering in this way. */
async function asked(answer: Answer | undefined, ...orders: readonly Order[]) {
  const { person, session, events, device } = bench()
  if (answer) person.takeUp(() => answer)
  const { heard } = await session({ orders })
  const all = heard
    .flatMap(({ message }) => message.body.commands)
    .filter((each): each is StatusCommand => each.name === 'Status' && each.cmd !== 'SyncHdr')
  return {
    person,
    events,
    device,
    said: all.map(({ data, items }) => [data, ...items.map(({ data: text }) => text)]),
  }
}

const yes: Answer = { kind: 'yes' }
const no: Answer = { kind: 'no' }
const cancel: Answer = { kind: 'cancel' }
const late: Answer = { kind: 'timeout' }
const input = (text: string): Answer => ({ kind: 'input', text })
const choice = (...chosen: number[]): Answer => ({ kind: 'choice', chosen })

describe('a UI alert is answered by the person at the phone', () => {
  it.each<[string, Answer, Order, readonly string[]]>([
    ['seen', yes, alert('1100', '', 'Hello'), ['200']],
    ['not seen in time', late, alert('1100', 'MAXDT=5', 'Hello'), ['200']],
    ['agreed', yes, alert('1101', '', 'May I?'), ['200']],
    ['declined', no, alert('1101', '', 'May I?'), ['304']],
    ['cancelled', cancel, alert('1101', '', 'May I?'), ['214']],
    ['not answered in time', late, alert('1101', 'DR=1', 'May I?'), ['408']],
    ['typed', input('Rome'), alert('1102', '', 'Where?'), ['200', 'Rome']],
    ['typed too much', input('Constantinople'), alert('1102', 'MAXLEN=4', 'Where?'), ['200', 'Cons']],
    ['typed letters into a number', input('a1b2'), alert('1102', 'IT=N', 'How many?'), ['200', '12']],
    ['typed a telephone number', input('+49 (30) 1'), alert('1102', 'IT=P', 'Which?'), ['200', '+49301']],
    ['typed a date', input('31122026'), alert('1102', 'IT=D', 'When?'), ['200', '31122026']],
    ['typed a date that is none', input('31132026'), alert('1102', 'IT=D', 'When?'), ['214']],
    ['typed a time that is none', input('250000'), alert('1102', 'IT=T', 'When?'), ['214']],
    [
      'typed an address',
      input('192.000.002.001'),
      alert('1102', 'IT=I', 'Which?'),
      ['200', '192.000.002.001'],
    ],
    ['chose one', choice(2), alert('1103', '', 'Which?', 'a', 'b'), ['200', '2']],
    [
      'chose one where several were marked',
      choice(1, 2),
      alert('1103', '', 'Which?', 'a', 'b'),
      ['200', '1'],
    ],
    ['chose several', choice(1, 3), alert('1104', '', 'Which?', 'a', 'b', 'c'), ['200', '1', '3']],
    ['chose what is not there', choice(9), alert('1104', '', 'Which?', 'a', 'b'), ['200']],
  ])('%s', async (_what, answer, order, status) => {
    expect((await asked(answer, order)).said).toEqual([status])
  })

  it.each([
    ['without text', alert('1101', '')],
    ['without a prompt', alert('1102', '')],
    ['without choices', alert('1103', '', 'Which?')],
  ])('unless it comes %s', async (_what, order) => {
    const { said, person } = await asked(yes, order)
    expect(said).toEqual([['412']])
    expect(person.prompts).toEqual([])
  })

  it('who sees what stands there before anybody touches it', async () => {
    const { person, said } = await asked(undefined, alert('1102', 'DR=John+Doe&MAXDT=20&ET=P&X=y', 'Name?'))
    expect(person.prompts).toEqual([
      {
        what: 'alert',
        alert: 1102,
        text: 'Name?',
        choices: [],
        initially: 'John Doe',
        withinSeconds: 20,
        hidden: true,
      },
    ])
    expect(said).toEqual([['200', 'John Doe']])
  })

  it.each([
    [19, '200'],
    [21, '408'],
  ])('who takes %i seconds where the phone waits for 20: %s', async (pace, code) => {
    const { person, session } = bench()
    person.paceSeconds = pace
    const { heard } = await session({ orders: [alert('1101', 'MAXDT=20', 'May I?')] })
    expect(statuses(heard)).toEqual([`Alert ${code}`])
  })
})

describe('a “no”', () => {
  const order = add('./Settings/x', '1')
  const question = alert('1101', '', 'May I?')

  it('passes over the rest of a Sequence', async () => {
    const { said, device } = await asked(no, sequence(question, order), add('./Settings/y', '1'))
    expect(said).toEqual([['200'], ['304'], ['215'], ['200']])
    expect(device.tree.names(['Settings'])).toEqual(['y'])
  })

  it('rolls an Atomic back', async () => {
    const { said, device } = await asked(no, atomic(order, question, add('./Settings/y', '1')))
    expect(said).toEqual([['507'], ['216'], ['304'], ['215']])
    expect(device.tree.names(['Settings'])).toEqual([])
  })

  it('that nobody gave in time passes over it just as well', async () => {
    const { device } = await asked(late, sequence(alert('1101', 'MAXDT=5&DR=1', 'May I?'), order))
    expect(device.tree.names(['Settings'])).toEqual([])
  })

  it('at the top changes nothing for others, a cancel stops them all', async () => {
    expect((await asked(no, question, order)).said).toEqual([['304'], ['200']])
    expect((await asked(cancel, question, order)).said).toEqual([['214'], ['215']])
  })
})

describe.each(['xml', 'wbxml'] as const)('what is typed into a hidden field, in %s', (content) => {
  it('reaches the server and no history', async () => {
    const { person, session, events } = bench({ content })
    person.takeUp(() => input('4711'))
    const { heard } = await session({ orders: [alert('1102', 'ET=P&IT=N', 'PIN?')] })
    expect(JSON.stringify(heard.map(({ message }) => message))).toContain('4711')
    const bodies = events.flatMap((event) =>
      event.kind === 'dm.msg' ? [Buffer.from(event.body, 'base64')] : [],
    )
    expect(bodies.length).toBeGreaterThan(2)
    for (const body of bodies) expect(body.includes('4711')).toBe(false)
    expect(JSON.stringify(events)).not.toContain('4711')
  })
})
