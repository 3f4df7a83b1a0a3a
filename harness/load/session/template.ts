import type { Content } from '../../../protocol/syncml/content-type.ts'
import { encodeEntities } from '../../../protocol/xml/entities.ts'

/** What can stand in a hole. `next` counts the commands of a message; `deviceidentifier` is as long as an IMEI URN. */
const FIELDS = [
  'next',
  'sessionID',
  'msgID',
  'target',
  'source',
  'user',
  'cred',
  'msgRef',
  'peer',
  'nonce',
  'deviceidentifier',
] as const

export type Field = (typeof FIELDS)[number]

/** The CmdIDs of the server's commands fill holes of their own, by the order in which they stand. */
const FIRST_REF = FIELDS.length

const MSG_REF = FIELDS.indexOf('msgRef')

/** Holes stand in a model as texts that nothing else contains; either encoding writes them as they are. */
export const hole = (field: Field | 'mark'): string => `zq${field}qz`

/** The hole for the CmdID of the `n`-th command that is answered. */
export const refHole = (n: number): string => `zqref${n.toString(26).replace(/./g, letter)}qz`

const letter = (digit: string) => String.fromCharCode(65 + Number.parseInt(digit, 26))
const digit = (sign: string) => (sign.charCodeAt(0) - 65).toString(26)

const HOLE = /zq([A-Za-z]+)qz/

const PLACE = Object.fromEntries(FIELDS.map((field, at) => [field, at])) as Record<Field, number>

/** What one message is filled with, `fitting` its encoding. */
export class Filling {
  readonly fields: string[]
  refs: readonly string[] = []
  /** CmdIDs that were given. */
  commands = 0

  constructor(fields: string[] = FIELDS.map(() => '')) {
    this.fields = fields
  }

  copy(): Filling {
    return new Filling(this.fields.slice())
  }

  set(field: Field, value: string): void {
    this.fields[PLACE[field]] = value
  }
}

/**
 * Octets with holes, one character for each octet. They are cut from what `writeMessage` wrote, so that they can only say
 * what the codec would have said.
 */
export class Template {
  readonly #parts: readonly string[]
  readonly #holes: readonly number[]
  /** Holes are for numbers alone: what one device says here, others say too. */
  readonly #common: boolean
  #last: { readonly commands: number; readonly msgRef: string; readonly refs: readonly string[] } | undefined
  #lastText = ''
  #lastCommands = 0

  constructor(octets: string) {
    const cut = octets.split(HOLE)
    this.#parts = cut.filter((_, at) => at % 2 === 0)
    this.#holes = cut.filter((_, at) => at % 2 === 1).map(numberOf)
    this.#common = this.#holes.every((hole) => hole === 0 || hole === MSG_REF || hole >= FIRST_REF)
  }

  fill(filling: Filling): string {
    if (!this.#common || this.#holes.length < 4) return this.#fill(filling)
    const { commands, refs } = filling
    const msgRef = filling.fields[MSG_REF] ?? ''
    const last = this.#last
    if (!last || last.commands !== commands || last.msgRef !== msgRef || !sameRefs(last.refs, refs)) {
      this.#last = { commands, msgRef, refs }
      // One string of its own, where concatenation leaves a tree of parts.
      this.#lastText = Buffer.from(this.#fill(filling), 'latin1').toString('latin1')
      this.#lastCommands = filling.commands
    }
    filling.commands = this.#lastCommands
    return this.#lastText
  }

  #fill(filling: Filling): string {
    let out = this.#parts[0] ?? ''
    for (let at = 0; at < this.#holes.length; at++) {
      const hole = this.#holes[at] ?? 0
      if (hole === 0) out += ++filling.commands
      else out += hole < FIRST_REF ? filling.fields[hole] : filling.refs[hole - FIRST_REF]
      out += this.#parts[at + 1]
    }
    return out
  }
}

function sameRefs(one: readonly string[], other: readonly string[]): boolean {
  if (one.length !== other.length) return false
  for (let at = 0; at < one.length; at++) if (one[at] !== other[at]) return false
  return true
}

function numberOf(name: string): number {
  const field = (FIELDS as readonly string[]).indexOf(name)
  if (field !== -1) return field
  return FIRST_REF + Number.parseInt(name.slice('ref'.length).replace(/./g, digit), 26)
}

const PLAIN = /^[!#-%'-;=?-~ ]*$/

/** A value as it stands in the octets of that encoding. */
export function fitting(value: string, content: Content): string {
  if (PLAIN.test(value)) return value
  const text = content === 'xml' ? encodeEntities(value) : value
  return Buffer.from(text, 'utf8').toString('latin1')
}
