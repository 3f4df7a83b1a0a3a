import { readDmProfile } from '../../protocol/bootstrap/dm-profile.ts'
import type { Document } from '../../protocol/markup/element.ts'
import {
  NotificationProblem,
  type Package0,
  readPackage0,
  wireSessionID,
} from '../../protocol/notification/package0.ts'
import { contentOf, sniffContent } from '../../protocol/syncml/content-type.ts'
import { DEFAULT_LIMITS } from '../../protocol/syncml/limits.ts'
import { SyncMLProblem } from '../../protocol/syncml/problem.ts'
import { readDocument } from '../../protocol/syncml/read.ts'
import { readWbxml } from '../../protocol/wbxml/read.ts'
import { writePrettyXml } from '../../protocol/xml/write.ts'
import { hexLines } from './hex.ts'
import { commandsLine, treeLines } from './tree.ts'

export type DecodeView = 'tree' | 'xml' | 'hex' | 'ladder'

export interface Decoded {
  readonly kind:
    | 'SyncML message'
    | 'DM bootstrap'
    | 'client provisioning'
    | 'management tree'
    | 'package #0'
    | 'document'
  readonly encoding: 'xml' | 'wbxml' | 'binary'
  readonly deviations: readonly { code: string; message: string; offset: number }[]
  /** The lines of one way to look at it. */
  lines(view: DecodeView): string[]
}

const KINDS: Readonly<Record<string, Decoded['kind']>> = {
  SyncML: 'SyncML message',
  'wap-provisioningdoc': 'client provisioning',
  MgmtTree: 'management tree',
}

/**
 * Decodes what DM sends about: messages and bootstrap documents in either encoding, trees, package #0. The kind is found
 * from the octets unless a content type says it. Throws SyncMLProblem or NotificationProblem with the octet.
 */
export function decodeDocument(bytes: Uint8Array, type?: string): Decoded {
  if (type?.startsWith('application/vnd.syncml.notification')) return notification(bytes)
  const content = contentOf(type) ?? sniffContent(bytes)
  if (content) {
    try {
      return document(bytes, content)
    } catch (problem) {
      // The first octets of a digest can look like a version of WBXML.
      if (!(problem instanceof SyncMLProblem) || type !== undefined) throw problem
      return asNotification(bytes) ?? fail(problem)
    }
  }
  return notification(bytes)
}

function fail(problem: Error): never {
  throw problem
}

function asNotification(bytes: Uint8Array): Decoded | undefined {
  try {
    const decoded = readPackage0(bytes)
    return decoded.version >= 10 && decoded.version <= 13 && decoded.futureUse === 0
      ? notification(bytes)
      : undefined
  } catch (problem) {
    if (problem instanceof NotificationProblem) return undefined
    throw problem
  }
}

function document(bytes: Uint8Array, content: 'xml' | 'wbxml'): Decoded {
  const read: Document = readDocument(bytes, content)
  const { root, deviations } = read
  const kind = isBootstrap(bytes, content) ? 'DM bootstrap' : (KINDS[root.name] ?? 'document')
  return {
    kind,
    encoding: content,
    deviations,
    lines: (view) => {
      if (view === 'tree') return treeLines(root)
      if (view === 'xml') return writePrettyXml(root).trimEnd().split('\n')
      if (view === 'hex') return content === 'wbxml' ? besideTokens(bytes) : hexLines(bytes)
      const header = root.children.find(({ name }) => name === 'SyncHdr')
      const place = (name: string) =>
        header?.children.find((each) => each.name === name)?.children.find((each) => each.name === 'LocURI')
          ?.text ?? '?'
      return [`${place('Source')}  →  ${place('Target')}`, `  ${commandsLine(root) || root.name}`]
    },
  }
}

function isBootstrap(bytes: Uint8Array, content: 'xml' | 'wbxml'): boolean {
  if (content !== 'wbxml') return false
  try {
    readDmProfile(bytes)
    return true
  } catch {
    return false
  }
}

/** Each token with its octets on the left. */
function besideTokens(bytes: Uint8Array): string[] {
  const lines: string[] = []
  readWbxml(bytes, DEFAULT_LIMITS, (offset, end, meaning, depth) => {
    const octets = [...bytes.subarray(offset, Math.min(end, offset + 12))].map((octet) =>
      octet.toString(16).padStart(2, '0'),
    )
    const cut = end - offset > 12 ? ' …' : ''
    const said = `${'  '.repeat(depth)}${meaning}`
    lines.push(`${offset.toString(16).padStart(6, '0')}  ${(octets.join(' ') + cut).padEnd(38)}  ${said}`)
  })
  return lines
}

const UI_MODES = ['not specified', 'background', 'informative', 'user interaction']

function notification(bytes: Uint8Array): Decoded {
  const read = readPackage0(bytes)
  return {
    kind: 'package #0',
    encoding: 'binary',
    deviations:
      read.futureUse === 0
        ? []
        : [{ code: 'future-use', message: 'future-use bits are not zero', offset: 18 }],
    lines: (view) => (view === 'hex' ? hexLines(bytes) : fieldsOf(read)),
  }
}

function fieldsOf({ digest, version, uiMode, initiator, sessionId, serverId, vendor }: Package0): string[] {
  return [
    'package #0',
    `  digest      ${Buffer.from(digest).toString('hex')}`,
    `  version     ${(version / 10).toFixed(1)}`,
    `  ui-mode     ${uiMode} ${UI_MODES[uiMode]}`,
    `  initiator   ${initiator} ${initiator === 0 ? 'user' : 'server'}`,
    `  session     ${sessionId}, SessionID ${wireSessionID(sessionId)}`,
    `  server      ${serverId}`,
    `  vendor      ${vendor.length} octets`,
  ]
}
