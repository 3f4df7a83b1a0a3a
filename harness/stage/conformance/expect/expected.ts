import type { Exchange, Transcript } from '../transcript.ts'

export interface Found {
  readonly message: string
  /** Sequence number of the event at which the statement broke. */
  readonly seq: number
}

/** One thing that a case expects of a transcript, as a pure function that counts what it looked at. */
export interface Expected {
  readonly name: string
  readonly evaluate: (transcript: Transcript) => {
    readonly evaluated: number
    readonly found: readonly Found[]
  }
}

/** `true` where it holds, a sentence where it does not, undefined where it cannot be seen in this exchange. */
export type Seen = true | string | undefined

/** A statement about one exchange. */
export interface Test {
  readonly name: string
  readonly see: (exchange: Exchange, transcript: Transcript) => Seen
}

export const test = (name: string, see: Test['see']): Test => ({ name, see })

function over(
  where: string,
  pick: (transcript: Transcript) => readonly Exchange[],
  { name, see }: Test,
): Expected {
  return {
    name: `${where}${name}`,
    evaluate: (transcript) => {
      const found: Found[] = []
      let evaluated = 0
      for (const exchange of pick(transcript)) {
        const seen = see(exchange, transcript)
        if (seen === undefined) continue
        evaluated += 1
        if (seen !== true) found.push({ message: seen, seq: (exchange.got ?? exchange.sent).seq })
      }
      return { evaluated, found }
    },
  }
}

/** In the last exchange of the play. */
export const last = (each: Test): Expected =>
  over('', ({ last: exchange }) => (exchange ? [exchange] : []), each)

/** In the exchange at that place, counted from 0. */
export const at = (place: number, each: Test): Expected =>
  over(`exchange ${place + 1}: `, ({ exchanges }) => exchanges.slice(place, place + 1), each)

/** In every exchange where it can be seen. */
export const every = (each: Test): Expected => over('every answer: ', ({ exchanges }) => exchanges, each)

/** In every exchange after the moment of that name. */
export const after = (mark: string, each: Test): Expected =>
  over(`after “${mark}”: `, (transcript) => transcript.after(mark), each)

/** In the first exchange after the moment of that name. */
export const next = (mark: string, each: Test): Expected =>
  over(`after “${mark}”: `, (transcript) => transcript.after(mark).slice(0, 1), each)

/** In at least one exchange (after a moment, where one is named). */
export const once = ({ name, see }: Test, mark?: string): Expected => ({
  name: `at least once: ${name}`,
  evaluate: (transcript) => {
    const exchanges = mark === undefined ? transcript.exchanges : transcript.after(mark)
    const all = exchanges.map((exchange) => see(exchange, transcript)).filter((each) => each !== undefined)
    if (all.length === 0) return { evaluated: 0, found: [] }
    if (all.includes(true)) return { evaluated: all.length, found: [] }
    return {
      evaluated: all.length,
      found: [{ message: String(all.at(-1)), seq: transcript.events.length - 1 }],
    }
  },
})

/** Something about the transcript as a whole; undefined where it cannot be seen. */
export const overall = (name: string, see: (transcript: Transcript) => Seen): Expected => ({
  name,
  evaluate: (transcript) => {
    const seen = see(transcript)
    if (seen === undefined) return { evaluated: 0, found: [] }
    const seq = Math.max(0, transcript.events.length - 1)
    return { evaluated: 1, found: seen === true ? [] : [{ message: seen, seq }] }
  },
})

/** All of them in the same exchange, where each can be seen. */
export const all = (...tests: readonly Test[]): Test =>
  test(tests.map(({ name }) => name).join(', '), (exchange, transcript) => {
    const seen = tests.map(({ see }) => see(exchange, transcript)).filter((each) => each !== undefined)
    return seen.find((each) => each !== true) ?? (seen.length > 0 ? true : undefined)
  })
