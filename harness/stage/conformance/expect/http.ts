import { contentOf } from '../../../../protocol/syncml/content-type.ts'
import { test } from './expected.ts'

/** A whole SyncML message came back. */
export const answered = test('a SyncML message is the answer', ({ got, fault }) => {
  if (!got) return `no answer${fault ? ` (${fault})` : ''}`
  if (got.message) return true
  return `HTTP ${got.httpStatus}, and ${got.problem ?? 'no message'}`
})

/** HTTP carried it, as one document of the request's encoding under its media type. */
export const sameEncoding = test('the answer has the encoding of the request', ({ sent, got }) => {
  if (!got?.message) return undefined
  if (got.content !== sent.content) return `${sent.content} was answered in ${got.content}`
  const type = got.contentType
  if (contentOf(type) !== got.content) return `${got.content} came as '${type}'`
  return /^application\/vnd\.syncml\.dm\+(xml|wbxml)\s*(;|$)/i.test(type) || `the media type is '${type}'`
})

/** Refused on the HTTP layer or by an error Status; in no case obeyed, and in no case silence. */
export const refusedSomehow = test('refused with HTTP 4xx or 5xx or an error Status', ({ got, fault }) => {
  if (!got) return `no answer${fault ? ` (${fault})` : ''}`
  if ((got.httpStatus ?? 0) >= 400) return true
  const codes = (got.message?.body.commands ?? []).flatMap((each) =>
    each.name === 'Status' ? [Number(each.data)] : [],
  )
  return codes.some((code) => code >= 400) || `HTTP ${got.httpStatus}, Status ${codes.join(' ') || 'none'}`
})

/** One of these HTTP codes. */
export const httpStatus = (...codes: readonly number[]) =>
  test(`HTTP ${codes.join(' or ')}`, ({ got, fault }) => {
    if (!got) return `no answer${fault ? ` (${fault})` : ''}`
    return codes.includes(got.httpStatus ?? 0) || `HTTP ${got.httpStatus}`
  })

/** Some answer came in time, whatever it says: the peer is alive. */
export const alive = test('an answer comes', ({ got, fault }) =>
  got ? true : `no answer${fault ? ` (${fault})` : ''}`)

/** The octets of the answer number no more than that. */
export const within = (octets: number) =>
  test(`no message longer than ${octets} octets`, ({ got }) =>
    got ? got.bytes.length <= octets || `${got.bytes.length} octets` : undefined)
