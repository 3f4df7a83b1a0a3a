import { overall, test } from './expected.ts'

const header = (name: string, see: Parameters<typeof test>[1]) =>
  test(name, (exchange, transcript) =>
    exchange.got?.message && exchange.sent.message ? see(exchange, transcript) : undefined,
  )

/** VerDTD and VerProto are those of the request. */
export const sameVersion = header('VerDTD and VerProto of the request', ({ sent, got }) => {
  const [asked, told] = [sent.message?.hdr, got?.message?.hdr]
  return (
    (asked?.verDTD === told?.verDTD && asked?.verProto === told?.verProto) ||
    `${told?.verDTD} ${told?.verProto} answers ${asked?.verDTD} ${asked?.verProto}`
  )
})

export const sameSession = header('the SessionID of the request', ({ sent, got }) => {
  const [asked, told] = [sent.message?.hdr.sessionID, got?.message?.hdr.sessionID]
  return asked === told || `SessionID ${told} answers ${asked}`
})

/** The answer is addressed to who asked, and says from whom it is. */
export const addressed = header('Target is our Source, Source is there', ({ sent, got }) => {
  const [ours, theirs] = [sent.message?.hdr, got?.message?.hdr]
  if (theirs?.source.locURI === '') return 'Source is empty'
  const to = theirs?.target.locURI
  return to === ours?.source.locURI || `Target is ${to}, our Source ${ours?.source.locURI}`
})

/** MsgIDs of the peer, one for each session on the wire. */
function msgIDs(transcript: Parameters<Parameters<typeof overall>[1]>[0]): string[][] {
  const sessions = new Map<string, string[]>()
  for (const { got } of transcript.exchanges) {
    if (!got?.message) continue
    const { sessionID, msgID } = got.message.hdr
    sessions.set(sessionID, [...(sessions.get(sessionID) ?? []), msgID])
  }
  return [...sessions.values()]
}

export const uniqueMsgIDs = overall('MsgIDs are unique in the session', (transcript) => {
  const all = msgIDs(transcript)
  if (!all.some((ids) => ids.length > 1)) return undefined
  const twice = all.find((ids) => new Set(ids).size !== ids.length)
  return twice === undefined || `MsgIDs ${twice.join(' ')}`
})

export const risingMsgIDs = overall('MsgIDs are 1, 2, 3 …', (transcript) => {
  const all = msgIDs(transcript)
  if (!all.some((ids) => ids.length > 1)) return undefined
  const odd = all.find((ids) => ids.some((id, place) => id !== String(place + 1)))
  return odd === undefined || `MsgIDs ${odd.join(' ')}`
})

/** Where the answer names a RespURI, it is an absolute URI. */
export const absoluteRespURI = header('RespURI is absolute', ({ got }) => {
  const uri = got?.message?.hdr.respURI
  return uri === undefined ? undefined : /^https?:\/\/[^\s]+$/.test(uri) || `RespURI is '${uri}'`
})

/** A size that the header announces is a number that a message fits into. */
export const usableSizes = header('MaxMsgSize and MaxObjSize are usable numbers', ({ got }) => {
  const { maxMsgSize, maxObjSize } = got?.message?.hdr.meta ?? {}
  const sizes = [maxMsgSize, maxObjSize].filter((each) => each !== undefined)
  if (sizes.length === 0) return undefined
  return sizes.every((size) => Number.isSafeInteger(size) && size > 0) || `sizes ${sizes.join(' ')}`
})
