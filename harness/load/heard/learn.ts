import { isDeepStrictEqual } from 'node:util'
import type { Content } from '../../../protocol/syncml/content-type.ts'
import type { SyncML } from '../../../protocol/syncml/message.ts'
import { SyncMLProblem } from '../../../protocol/syncml/problem.ts'
import { readMessage } from '../../../protocol/syncml/read.ts'
import { type Field, fieldsOf, ownOf } from './field.ts'
import { Wording } from './wording.ts'

/** Texts between tags, and texts of a string in WBXML, that are plain from end to end. */
const RUNS = { xml: />([!#-%'-;=?-~]+)(?=<)/g, wbxml: /\x03([!#-%'-;=?-~]+)(?=\0)/g }

/** Holes of one wording at most; an answer with more of them is read every time. */
const MOST_HOLES = 64

/**
 * Learns the wording of an answer by trial: each text that could be for one device alone is changed, and the general reader
 * says what that does to the message. Undefined where the answer cannot be told apart so.
 */
export function learn(answer: string, content: Content, message: SyncML): Wording | undefined {
  const fields = fieldsOf(message)
  const values = new Set(fields.map(({ of }) => of(message)))
  const octets: string[] = []
  const found: Field[] = []
  let from = 0
  for (const run of answer.matchAll(RUNS[content])) {
    const [, text = ''] = run
    if (!values.has(text)) continue
    const start = run.index + 1
    const field = fieldAt(answer, content, message, { start, text, fields })
    if (!field) continue
    if (found.length === MOST_HOLES) return undefined
    octets.push(answer.slice(from, start))
    found.push(field)
    from = start + text.length
  }
  octets.push(answer.slice(from))
  return new Wording({ message, own: ownOf(message) }, octets, found)
}

/** The one field that changes when the text at that place does. */
function fieldAt(
  answer: string,
  content: Content,
  message: SyncML,
  { start, text, fields }: { start: number; text: string; fields: readonly Field[] },
): Field | undefined {
  const other = altered(text)
  const octets = answer.slice(0, start) + other + answer.slice(start + text.length)
  let read: SyncML
  try {
    read = readMessage(Buffer.from(octets, 'latin1'), content).message
  } catch (problem) {
    if (problem instanceof SyncMLProblem) return undefined
    throw problem
  }
  return fields.find(({ of, put }) => of(message) === text && isDeepStrictEqual(read, put(message, other)))
}

/** Another text of the same kind and another length: what counts octets somewhere else must not go unnoticed. */
const altered = (text: string): string =>
  `${text}0`.replace(/[0-9]/g, (digit) => String((Number(digit) + 1) % 10)).replace(/[a-zA-Z]/g, nextLetter)

const nextLetter = (letter: string): string =>
  letter === 'z' ? 'a' : letter === 'Z' ? 'A' : String.fromCharCode(letter.charCodeAt(0) + 1)
