import { alertsIn, commandsIn, flattened } from '../transcript.ts'
import { overall, test } from './expected.ts'

export const final = test('the message has Final', ({ got }) =>
  got?.message ? got.message.body.final || 'no Final' : undefined)

export const notFinal = test('the message has no Final', ({ got }) =>
  got?.message ? !got.message.body.final || 'Final is there' : undefined)

/** Final in every message but chunks of a large object and answers that ask for more. */
export const finalWhereDue = test('Final unless more is asked for or follows', ({ got }) => {
  const message = got?.message
  if (!message) return undefined
  const chunk = flattened(message.body.commands).some(
    (each) => 'items' in each && each.items.some(({ moreData }) => moreData),
  )
  const asks = alertsIn(message, '1222').length > 0
  return message.body.final || chunk || asks || 'no Final, and nothing that would explain it'
})

export const onlyStatuses = test('nothing but Statuses', ({ got }) => {
  if (!got?.message) return undefined
  const other = got.message.body.commands.find(({ name }) => name !== 'Status')
  return other === undefined || `${other.name} beside the Statuses`
})

export const noCommands = test('no management command', ({ got }) => {
  if (!got) return undefined
  const [command] = commandsIn(got.message)
  return command === undefined || `${command.name} was sent`
})

/** A management command is there: the twin of every test that sees one withheld. */
export const commands = test('management commands are sent', ({ got }) =>
  got?.message ? commandsIn(got.message).length > 0 || 'no management command' : undefined)

/** Asks for the next message (1222), or ends the session (1223). */
export const asksForMore = test('Alert 1222 asks for more, or 1223 ends', ({ got }) => {
  if (!got?.message) return undefined
  const asked = alertsIn(got.message, '1222').length + alertsIn(got.message, '1223').length
  return asked > 0 || 'neither Alert 1222 nor 1223'
})

export const alerts = (code: string) =>
  test(`Alert ${code}`, ({ got }) =>
    got?.message ? alertsIn(got.message, code).length > 0 || `no Alert ${code}` : undefined)

/** CmdIDs are there, used once in a message, and never 0. */
export const cmdIDs = test('CmdIDs are there, unique and not 0', ({ got }) => {
  if (!got?.message) return undefined
  const ids = flattened(got.message.body.commands).map(({ cmdID }) => cmdID)
  if (ids.some((id) => id === '' || id === '0')) return `CmdIDs ${ids.join(' ')}`
  return new Set(ids).size === ids.length || `CmdIDs ${ids.join(' ')}`
})

/** The peer comes to an end by itself within so many messages. */
export const ends = (most: number) =>
  overall(`the session ends within ${most} messages`, ({ exchanges }) => {
    if (exchanges.length === 0) return undefined
    return exchanges.length <= most || `${exchanges.length} messages and no end`
  })
