import type { Document } from '../../protocol/markup/element.ts'
import { NotificationProblem, type Package0, readPackage0 } from '../../protocol/notification/package0.ts'
import { contentOf, sniffContent } from '../../protocol/syncml/content-type.ts'
import type { Deviation } from '../../protocol/syncml/deviation.ts'
import type { SyncML } from '../../protocol/syncml/message.ts'
import { SyncMLProblem } from '../../protocol/syncml/problem.ts'
import { type Content, readDocument, readMessage } from '../../protocol/syncml/read.ts'
import { readTnds } from '../../protocol/syncml/tnds.ts'
import { decodeWbxmlTokens } from '../../protocol/wbxml/decode-tokens.ts'
import { printable } from '../printable.ts'
import { dataLines } from './data.ts'
import { hexView } from './hex.ts'
import { ladderView } from './ladder.ts'
import { outline } from './outline.ts'
import { looksLikePackage0, package0Ladder, package0Lines } from './package0.ts'
import { treeView } from './tree.ts'
import { prettyXml, xmlView } from './xml.ts'

export type DecodeView = 'tree' | 'xml' | 'hex' | 'ladder'

/** What was decoded, and the lines of each way to look at it. */
export interface Decoded {
  readonly kind:
    | 'SyncML message'
    | 'DM bootstrap'
    | 'client provisioning'
    | 'management tree'
    | 'package #0'
    | 'document'
  readonly encoding: 'xml' | 'wbxml' | 'binary'
  readonly deviations: readonly Deviation[]
  lines(view: DecodeView): string[]
}

type Views = Omit<Readonly<Record<DecodeView, () => string[]>>, 'hex'>

/**
 * Decodes what DM sends about: messages and bootstrap documents in either encoding, management trees, package #0. The
 * kind is found from the octets; a content type decides between the encodings. Throws SyncMLProblem or
 * NotificationProblem with the octet and what was expected there.
 */
export function decodeDocument(bytes: Uint8Array, type?: string): Decoded {
  const mime = type?.split(';')[0]?.trim().toLowerCase()
  if (mime === 'application/vnd.syncml.notification') return notification(bytes, readPackage0(bytes))
  const content = contentOfMime(mime) ?? sniffContent(bytes)
  const trigger = mime === undefined ? triggerIn(bytes) : undefined
  if (trigger && looksLikePackage0(trigger)) return notification(bytes, trigger)
  if (content) return document(bytes, content)
  throw new SyncMLProblem('unsupported', 0, '<, a WBXML version (01, 02 or 03), or a package #0')
}

/** The encoding that any media type of OMA names by its ending. */
function contentOfMime(mime: string | undefined): Content | undefined {
  if (mime !== undefined && /[+/-]xml$/.test(mime)) return 'xml'
  if (mime?.endsWith('wbxml')) return 'wbxml'
  return contentOf(mime)
}

function triggerIn(bytes: Uint8Array): Package0 | undefined {
  try {
    return readPackage0(bytes)
  } catch (problem) {
    if (problem instanceof NotificationProblem) return undefined
    throw problem
  }
}

function document(bytes: Uint8Array, content: Content): Decoded {
  const read = readDocument(bytes, content)
  const made = (kind: Decoded['kind'], deviations: readonly Deviation[], views: Views): Decoded => ({
    ...{ kind, encoding: content, deviations },
    lines: (view) =>
      (view === 'hex' ? hexView(bytes, tokensOf(bytes, content)) : views[view]()).map(printable),
  })
  if (read.root.name === 'SyncML') {
    const { message, deviations } = readMessage(bytes, content)
    const views = {
      tree: () => treeView(message),
      xml: () => xmlView(message),
      ladder: () => ladderView(message),
    }
    return made(isBootstrap(message) ? 'DM bootstrap' : 'SyncML message', deviations, views)
  }
  if (read.root.name === 'MgmtTree') {
    const { tree, deviations } = readTnds(bytes, content)
    return made('management tree', deviations, {
      ...viewsOf(read),
      tree: () => [...dataLines(tree, '').below],
    })
  }
  const provisioning = read.root.name === 'wap-provisioningdoc'
  return made(provisioning ? 'client provisioning' : 'document', read.deviations, viewsOf(read))
}

const viewsOf = ({ root }: Document): Views => ({
  tree: () => outline(root),
  xml: () => prettyXml(root),
  ladder: () => [`somebody  ──▶  phone`, `  └ ${root.name}`],
})

const tokensOf = (bytes: Uint8Array, content: Content) =>
  content === 'wbxml' ? decodeWbxmlTokens(bytes) : undefined

/** The DM profile of bootstrap adds an account to ./Inbox (DM Bootstrap 1.2 §5.4). */
function isBootstrap({ hdr, body }: SyncML): boolean {
  const first = body.commands[0]
  if (first?.name !== 'Add') return false
  return [hdr.target.locURI, ...first.items.map(({ target }) => target?.locURI ?? '')].some((uri) =>
    uri.startsWith('./Inbox'),
  )
}

function notification(bytes: Uint8Array, read: Package0): Decoded {
  const deviations =
    read.futureUse === 0 ? [] : [{ code: 'future-use', message: 'future-use bits are not zero', offset: 18 }]
  return {
    ...{ kind: 'package #0', encoding: 'binary', deviations },
    lines: (view) => {
      if (view === 'hex') return hexView(bytes)
      return (view === 'ladder' ? package0Ladder(read) : package0Lines(read)).map(printable)
    },
  }
}
