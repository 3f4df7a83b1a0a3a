import { GsupProblem } from './problem.ts'

/** A line of Osmocom's control interface: somebody asks (`GET`), orders (`SET`), or is answered. */
export interface ControlReply {
  readonly id: string
  /** The value that was asked for, or why there is none. */
  readonly ok: boolean
  readonly text: string
}

/** `value` makes it an order. Throws RangeError for what would end the line. */
export function writeControl(id: number, variable: string, value?: string): Uint8Array {
  const line = value === undefined ? `GET ${id} ${variable}` : `SET ${id} ${variable} ${value}`
  if (/[\r\n\0]/.test(line)) throw new RangeError('a control line has no line ends')
  return Buffer.from(line, 'latin1')
}

/** Reads `GET_REPLY id variable value`, `SET_REPLY …` and `ERROR id reason`; undefined for a TRAP, which answers nobody. */
export function readControl(octets: Uint8Array): ControlReply | undefined {
  const text = Buffer.from(octets).toString('latin1')
  const found = /^(GET_REPLY|SET_REPLY|ERROR|TRAP) (\S+) ?(\S*)(?: ([\s\S]*))?$/.exec(text)
  if (!found) throw new GsupProblem(0, 'GET_REPLY, SET_REPLY, ERROR or TRAP')
  const [, kind, id = '', first = '', rest = ''] = found
  if (kind === 'TRAP') return undefined
  if (kind === 'ERROR') return { id, ok: false, text: [first, rest].filter(Boolean).join(' ') }
  return { id, ok: true, text: rest }
}
