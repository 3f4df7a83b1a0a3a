import type { Stamped } from '../../harness/history/event.ts'
import { contentOf } from '../../protocol/syncml/content-type.ts'
import { SyncMLProblem } from '../../protocol/syncml/problem.ts'
import { readMessage } from '../../protocol/syncml/read.ts'
import { decodeWbxmlTokens } from '../../protocol/wbxml/decode-tokens.ts'
import { hexView } from '../decode/hex.ts'
import { commandsLine } from '../decode/ladder.ts'
import { treeView } from '../decode/tree.ts'
import { xmlView } from '../decode/xml.ts'
import { html, number } from './text.ts'

type Message = Extract<Stamped, { kind: 'dm.msg' }>

/** One message on the wire: its commands on the row, its tree to unfold, and with `whole` its XML and octets as well. */
export function messageCell(event: Message, words: string, whole: boolean): string {
  const octets = Buffer.from(event.body, 'base64')
  const content = contentOf(event.contentType)
  if (content === undefined) return other(event, octets, words)
  try {
    const { message, deviations } = readMessage(octets, content)
    const line = `${words}: ${html(commandsLine(message))}`
    const notes = deviations.map(({ message: said, offset }) => `deviation at octet ${offset}: ${said}`)
    const tree = [...headers(event, octets.length), ...notes, '', ...treeView(message)]
    return unfold(line, [
      `<pre>${html(tree.join('\n'))}</pre>`,
      ...(whole ? [view('XML', xmlView(message), ''), octetsView(octets, content)] : []),
    ])
  } catch (problem) {
    if (!(problem instanceof SyncMLProblem)) throw problem
    const line = `${words}: cannot be read, ${html(problem.message)}`
    return unfold(line, [
      `<pre>${html(headers(event, octets.length).join('\n'))}</pre>`,
      octetsView(octets, content),
    ])
  }
}

/** What a proxy or a web server answers instead of a message. */
function other(event: Message, octets: Uint8Array, words: string): string {
  const line = `${words}, no SyncML but ${html(event.contentType || 'a body of no type')}`
  return unfold(line, [
    `<pre>${html(headers(event, octets.length).join('\n'))}</pre>`,
    octetsView(octets, 'xml'),
  ])
}

function headers({ contentType, headers: fields }: Message, length: number): string[] {
  return [
    `${contentType}, ${number(length)} octets`,
    ...Object.entries(fields).map(([name, value]) => `${name}: ${value}`),
  ]
}

const unfold = (line: string, views: readonly string[]) =>
  `<details class="msg"><summary>${line}</summary>${views.join('')}</details>`

const view = (name: string, lines: readonly string[], attributes: string) =>
  `<details><summary>${name}</summary><pre${attributes}>${html(lines.join('\n'))}</pre></details>`

function octetsView(octets: Uint8Array, content: 'xml' | 'wbxml'): string {
  const lines = hexView(octets, content === 'wbxml' ? decodeWbxmlTokens(octets) : undefined)
  return view('Octets', lines, ' class="hex" tabindex="0"')
}
