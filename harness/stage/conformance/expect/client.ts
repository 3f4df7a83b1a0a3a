import type { Item, StatusCommand } from '../../../../protocol/syncml/message.ts'
import { statusesIn, type Transcript } from '../transcript.ts'
import { type Expected, overall, type Seen, test } from './expected.ts'

/** A statement about each message that the client sent; undefined where it cannot be seen. */
export const clientMessage = (name: string, see: Parameters<typeof test>[1]) => test(name, see)

const answersTo = ({ exchanges }: Transcript, ref: string): StatusCommand[] =>
  exchanges.flatMap(({ sent }) => statusesIn(sent.message).filter(({ cmdRef }) => cmdRef === ref))

/** Whether the command with that CmdID went out to the client at all. */
const ordered = ({ exchanges }: Transcript, ref: string): boolean =>
  exchanges.some(({ got }) => JSON.stringify(got?.message?.body.commands ?? []).includes(`"cmdID":"${ref}"`))

/** The command with that CmdID was answered with one of these codes. */
export const answeredWith = (ref: string, ...codes: readonly number[]): Expected =>
  overall(`command ${ref} is answered ${codes.join(' or ')}`, (transcript) => {
    if (!ordered(transcript, ref)) return undefined
    const answers = answersTo(transcript, ref)
    if (answers.length === 0) return `no Status for command ${ref}`
    const wrong = answers.find(({ data }) => !codes.includes(Number(data)))
    return wrong === undefined || `Status ${wrong.data}`
  })

/** Holds also where the client declined the command with one of these codes: it does not offer the thing. */
export const declined = (ref: string, codes: readonly number[], expected: Expected): Expected => ({
  name: `${expected.name}, unless declined with ${codes.join(' or ')}`,
  evaluate: (transcript) =>
    answersTo(transcript, ref).some(({ data }) => codes.includes(Number(data)))
      ? { evaluated: 1, found: [] }
      : expected.evaluate(transcript),
})

/** What Results brought for the command with that CmdID. */
export const results = (ref: string, what: string, see: (items: readonly Item[]) => Seen): Expected =>
  overall(`Results of ${ref}: ${what}`, (transcript) => {
    if (!ordered(transcript, ref)) return undefined
    const items = transcript.exchanges.flatMap(({ sent }) =>
      (sent.message?.body.commands ?? []).flatMap((each) =>
        each.name === 'Results' && each.cmdRef === ref ? each.items : [],
      ),
    )
    return items.length === 0 ? `no Results for command ${ref}` : see(items)
  })

export const value = (ref: string, wanted: string | RegExp): Expected =>
  results(ref, String(wanted), ([item]) => {
    const text =
      typeof item?.data === 'string'
        ? item.data
        : Buffer.from((item?.data as Uint8Array) ?? []).toString('base64')
    return (typeof wanted === 'string' ? text === wanted : wanted.test(text)) || `'${text}'`
  })

export const noResults = (ref: string): Expected =>
  overall(`no Results of ${ref}`, (transcript) => {
    if (!ordered(transcript, ref)) return undefined
    const some = transcript.exchanges.some(({ sent }) =>
      sent.message?.body.commands.some((each) => each.name === 'Results' && each.cmdRef === ref),
    )
    return !some || 'Results all the same'
  })

/** How many messages the client sent in all, or after a moment. */
export const messages = (what: string, see: (count: number) => boolean, mark?: string): Expected =>
  overall(what, (transcript) => {
    const count = (mark === undefined ? transcript.exchanges : transcript.after(mark)).length
    return see(count) || `${count} messages`
  })

/** Something about the client's message at that place, counted from 0. */
export const clientSays = (place: number, what: string, see: Parameters<typeof test>[1]): Expected =>
  overall(what, (transcript) => {
    const exchange = transcript.exchanges[place]
    return exchange?.sent.message ? see(exchange, transcript) : undefined
  })

/** Something that every message of the client must be. */
export const always = (what: string, see: Parameters<typeof test>[1]): Expected =>
  overall(what, (transcript) => {
    const seen = transcript.exchanges
      .filter(({ sent }) => sent.message)
      .map((exchange) => see(exchange, transcript))
      .filter((each) => each !== undefined)
    return seen.find((each) => each !== true) ?? (seen.length > 0 ? true : undefined)
  })
