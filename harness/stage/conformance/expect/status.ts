import { headerStatusIn, statusesIn } from '../transcript.ts'
import { type Test, test } from './expected.ts'

/** The Status of our SyncHdr has one of these codes. */
export const headerStatus = (...codes: readonly number[]): Test =>
  test(`SyncHdr Status ${codes.join(' or ')}`, ({ got, fault }) => {
    if (!got?.message) return `no message${fault ? ` (${fault})` : `, HTTP ${got?.httpStatus}`}`
    const status = headerStatusIn(got.message)
    if (!status) return 'no Status for SyncHdr'
    return codes.includes(Number(status.data)) || `SyncHdr Status ${status.data}`
  })

/** Exactly one Status for the SyncHdr, with CmdRef 0 and our MsgID. */
export const oneHeaderStatus = test('one Status for SyncHdr, CmdRef 0, MsgRef ours', ({ sent, got }) => {
  if (!got?.message) return undefined
  const own = statusesIn(got.message).filter(({ cmd, cmdRef }) => cmd === 'SyncHdr' || cmdRef === '0')
  if (own.length !== 1) return `${own.length} Statuses for SyncHdr`
  const [{ cmd, cmdRef, msgRef } = { cmd: '', cmdRef: '', msgRef: '' }] = own
  if (cmd !== 'SyncHdr' || cmdRef !== '0') return `Cmd ${cmd}, CmdRef ${cmdRef}`
  const ours = sent.message?.hdr.msgID
  return ours === undefined || msgRef === ours || `MsgRef ${msgRef} for our message ${ours}`
})

/** Every Status answers a command that we sent in that message, by its name. */
export const statusesRefer = test('each Status names a command of ours', ({ sent, got }, { exchanges }) => {
  if (!got?.message) return undefined
  const session = got.message.hdr.sessionID
  const ours = new Map<string, string>()
  for (const each of exchanges) {
    const message = each.sent.message
    if (!message || message.hdr.sessionID !== session || each.sent.seq > sent.seq) continue
    ours.set(`${message.hdr.msgID}/0`, 'SyncHdr')
    for (const { cmdID, name } of message.body.commands) ours.set(`${message.hdr.msgID}/${cmdID}`, name)
  }
  const stray = statusesIn(got.message).find(
    ({ msgRef, cmdRef, cmd }) => ours.get(`${msgRef}/${cmdRef}`) !== cmd,
  )
  return stray === undefined || `Status for ${stray.cmd} ${stray.msgRef}/${stray.cmdRef}, which we never sent`
})

/** A Status for each command of ours of that name (and alert code), with one of these codes; any code where none is given. */
export const statusFor = (name: string, alert?: string, ...codes: readonly number[]): Test =>
  test(`a Status for ${alert ? `Alert ${alert}` : name}${codes.length ? `: ${codes.join(' or ')}` : ''}`, ({
    sent,
    got,
  }) => {
    if (!got?.message || !sent.message) return got ? `HTTP ${got.httpStatus} and no message` : 'no answer'
    const mine = sent.message.body.commands.filter(
      (each) => each.name === name && (alert === undefined || (each.name === 'Alert' && each.data === alert)),
    )
    if (mine.length === 0) return undefined
    for (const command of mine) {
      const answers = statusesIn(got.message).filter(({ cmdRef }) => cmdRef === command.cmdID)
      if (answers.length === 0) return `no Status for ${name} ${command.cmdID}`
      const wrong = answers.find(({ data }) => codes.length > 0 && !codes.includes(Number(data)))
      if (wrong) return `Status ${wrong.data} for ${name}`
    }
    return true
  })

/** Every command of ours but Status and Results is answered by exactly one Status, or one for each Item. */
export const statusForEach = test('a Status for every command of ours', ({ sent, got }) => {
  if (!got?.message || !sent.message) return undefined
  const statuses = statusesIn(got.message)
  const missing = sent.message.body.commands.find(
    ({ name, cmdID }) =>
      name !== 'Status' && name !== 'Results' && !statuses.some(({ cmdRef }) => cmdRef === cmdID),
  )
  return missing === undefined || `no Status for ${missing.name} ${missing.cmdID}`
})

/** Nobody answers a Status, or Results with 200. */
export const noStatusForStatus = test('no Status for Status, none with 200 for Results', ({ got }) => {
  if (!got?.message) return undefined
  const odd = statusesIn(got.message).find(
    ({ cmd, data }) => cmd === 'Status' || (cmd === 'Results' && data === '200'),
  )
  return odd === undefined || `Status ${odd.data} for ${odd.cmd}`
})

/** Statuses come before the commands of the message. */
export const statusesFirst = test('Statuses come first', ({ got }) => {
  if (!got?.message) return undefined
  const names = got.message.body.commands.map(({ name }) => name)
  const firstOther = names.findIndex((name) => name !== 'Status')
  return firstOther === -1 || !names.slice(firstOther).includes('Status') || 'a Status after a command'
})

/** The code is at least that of a refusal. */
export const refusedStatus = (name: string): Test =>
  test(`${name} is refused by a Status of 400 or more`, ({ sent, got }) => {
    if (!got?.message || !sent.message) return got && (got.httpStatus ?? 0) >= 400 ? true : 'no answer'
    const mine = sent.message.body.commands.filter((each) => each.name === name)
    const codes = mine.flatMap(({ cmdID }) =>
      statusesIn(got.message)
        .filter(({ cmdRef }) => cmdRef === cmdID)
        .map(({ data }) => Number(data)),
    )
    if (codes.length === 0) return `no Status for ${name}`
    return codes.every((code) => code >= 400) || `Status ${codes.join(' ')} for ${name}`
  })
