import { contentOf } from '../../../protocol/syncml/content-type.ts'
import type { Deviation } from '../../../protocol/syncml/deviation.ts'
import { alertsIn, flattened, headerStatusIn, type Transcript, type Wire } from './transcript.ts'

/** A deviation of a peer's dialect as a finding: what was seen, how binding the rule is, and where it stands. */
export interface DialectFinding {
  readonly property: string
  readonly message: string
  readonly seq: number
}

type Rule = readonly [level: 'MUST' | 'SHOULD' | 'QUALITY', clause: string]

/** What the readers tolerate, with the rule that it breaks. Anything else of theirs is a matter of form. */
const RULES: Readonly<Record<string, Rule>> = {
  'xmlns-missing': ['MUST', 'RepPro §4.1'],
  'xmlns-foreign': ['MUST', 'RepPro §4.1'],
  'xmlns-mixed': ['MUST', 'RepPro §4.1'],
  'xmlns-metinf': ['MUST', 'MetInf §5'],
  'element-order': ['MUST', 'RepPro DTD'],
  'element-missing': ['MUST', 'RepPro DTD'],
  'element-repeated': ['MUST', 'RepPro DTD'],
  'unknown-element': ['MUST', 'RepPro DTD'],
  'items-many': ['MUST', 'RepPro DTD'],
  'not-empty': ['MUST', 'RepPro DTD'],
  'cred-in-command': ['MUST', 'RepPro §5'],
  'unexpected-markup': ['MUST', 'RepPro §5.4'],
  'xml-declaration': ['MUST', 'XML 1.0 §2.8'],
  'byte-order-mark': ['QUALITY', 'XML 1.0 §4.3.3'],
  'trailing-octets': ['MUST', 'WBXML 1.3 §5'],
}
const OTHER: Rule = ['QUALITY', 'form']

/** Deviations that show in what the peer wrote, each kind once. A robust counterpart goes on in spite of them. */
export function dialectFindings(transcript: Transcript, side: 'server' | 'client'): DialectFinding[] {
  const found = new Map<string, DialectFinding>()
  const note = (code: string, [level, clause]: Rule, message: string, seq: number) => {
    if (!found.has(code))
      found.set(code, { property: `${level} ${clause}`, message: `${code}: ${message}`, seq })
  }
  for (const { sent, got } of transcript.exchanges) {
    const theirs = side === 'server' ? got : sent
    if (!theirs) continue
    for (const { code, message } of theirs.deviations) note(code, RULES[code] ?? OTHER, message, theirs.seq)
    for (const [code, rule, message] of ownRules(theirs, side === 'server' ? sent : undefined))
      note(code, rule, message, theirs.seq)
  }
  return [...found.values()]
}

function ownRules(theirs: Wire, asked: Wire | undefined): [string, Rule, string][] {
  const said: [string, Rule, string][] = []
  const { message, contentType, content, httpStatus } = theirs
  if (httpStatus === 200 && theirs.bytes.length === 0)
    said.push(['empty-answer', ['MUST', 'DM Protocol §6'], 'the session was ended by an empty body'])
  if (httpStatus !== undefined && httpStatus >= 400 && /html/i.test(contentType))
    said.push(['html-error', ['QUALITY', 'HTTP binding'], `HTTP ${httpStatus} with a page for people`])
  if (content && contentOf(contentType) !== content && httpStatus === 200)
    said.push(['content-type', ['MUST', 'RepPro §4'], `${content} came as '${contentType}'`])
  if (!message) return said
  const ids = flattened(message.body.commands).map(({ cmdID }) => cmdID)
  if (new Set(ids).size !== ids.length || ids.includes('') || ids.includes('0'))
    said.push(['cmd-id', ['MUST', 'RepPro §5'], `CmdIDs ${ids.join(' ')}`])
  const chunk = flattened(message.body.commands).some(
    (each) => 'items' in each && each.items.some(({ moreData }) => moreData),
  )
  if (asked && !message.body.final && !chunk && alertsIn(message, '1222').length === 0)
    said.push(['final-missing', ['MUST', 'DM Protocol §6.1'], 'no Final where one is due'])
  if (asked) {
    const status = headerStatusIn(message)
    if (!status) said.push(['header-status', ['MUST', 'DM Protocol §8'], 'no Status for SyncHdr'])
    else if (status.cmdRef !== '0')
      said.push([
        'header-cmdref',
        ['MUST', 'RepPro §5'],
        `CmdRef '${status.cmdRef}' in the Status of SyncHdr`,
      ])
  }
  return said
}

export type { Deviation }
