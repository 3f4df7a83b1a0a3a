import { type Draft, SPACE_METINF } from '../markup/element.ts'
import { DMDDF_12 } from '../wbxml/document-types.ts'
import { writeWbxml } from '../wbxml/write.ts'
import { namespaceOf } from './build.ts'
import type { Content } from './content-type.ts'
import type { Chal, Command, Cred, Data, Filter, Item, Locator, Meta, SyncHdr, SyncML } from './message.ts'
import { treeDraft } from './tree-to-element.ts'

/** The elements of a message in DTD order, for one encoding: they differ in how a management tree is nested. */
export function draftOf(message: SyncML, content: Content): Draft {
  return new Drafter(namespaceOf(message.hdr), content).message(message)
}

type Parts = readonly (Draft | undefined)[]

class Drafter {
  readonly #space: string
  readonly #content: Content

  constructor(space: string, content: Content) {
    this.#space = space
    this.#content = content
  }

  message({ hdr, body }: SyncML): Draft {
    const final = body.final ? this.#empty('Final') : undefined
    const commands = body.commands.map((command) => this.#command(command))
    return this.#node('SyncML', [this.#header(hdr), this.#node('SyncBody', [...commands, final])])
  }

  #header(hdr: SyncHdr): Draft {
    return this.#node('SyncHdr', [
      this.#text('VerDTD', hdr.verDTD),
      this.#text('VerProto', hdr.verProto),
      this.#text('SessionID', hdr.sessionID),
      this.#text('MsgID', hdr.msgID),
      this.#locator('Target', hdr.target),
      this.#locator('Source', hdr.source),
      this.#text('RespURI', hdr.respURI),
      this.#flag('NoResp', hdr.noResp),
      this.#cred(hdr.cred),
      this.#meta(hdr.meta),
    ])
  }

  #command(command: Command): Draft {
    if ('commands' in command) {
      const { name, cmdID, noResp, meta, commands } = command
      return this.#node(name, [
        this.#text('CmdID', cmdID),
        this.#flag('NoResp', noResp),
        this.#meta(meta),
        ...commands.map((each) => this.#command(each)),
      ])
    }
    const items = command.items.map((item) => this.#item(item, command.name))
    if (command.name === 'Status') return this.#status(command, items)
    if (command.name === 'Results') return this.#results(command, items)
    return this.#node(command.name, [
      this.#text('CmdID', command.cmdID),
      this.#flag('NoResp', command.noResp),
      ...(command.name === 'Delete'
        ? [this.#flag('Archive', command.archive), this.#flag('SftDel', command.sftDel)]
        : []),
      ...(command.name === 'Get' ? [this.#text('Lang', command.lang)] : []),
      this.#cred(command.cred),
      this.#meta(command.meta),
      ...(command.name === 'Alert' ? [this.#text('Data', command.data)] : []),
      ...(command.name === 'Alert' || command.name === 'Exec'
        ? [this.#text('Correlator', command.correlator)]
        : []),
      ...items,
    ])
  }

  #status(command: Extract<Command, { name: 'Status' }>, items: Parts): Draft {
    return this.#node('Status', [
      this.#text('CmdID', command.cmdID),
      this.#text('MsgRef', command.msgRef),
      this.#text('CmdRef', command.cmdRef),
      this.#text('Cmd', command.cmd),
      ...command.targetRefs.map((each) => this.#text('TargetRef', each)),
      ...command.sourceRefs.map((each) => this.#text('SourceRef', each)),
      this.#cred(command.cred),
      this.#chal(command.chal),
      this.#text('Data', command.data),
      ...items,
    ])
  }

  #results(command: Extract<Command, { name: 'Results' }>, items: Parts): Draft {
    return this.#node('Results', [
      this.#text('CmdID', command.cmdID),
      this.#text('MsgRef', command.msgRef),
      this.#text('CmdRef', command.cmdRef),
      this.#meta(command.meta),
      this.#text('TargetRef', command.targetRef),
      this.#text('SourceRef', command.sourceRef),
      ...items,
    ])
  }

  #item(item: Item, command: string): Draft {
    return this.#node('Item', [
      item.target && this.#locator('Target', item.target),
      item.source && this.#locator('Source', item.source),
      item.sourceParent && this.#locator('SourceParent', item.sourceParent),
      item.targetParent && this.#locator('TargetParent', item.targetParent),
      this.#meta(typedByContent(item, this.#content)),
      item.data === undefined ? undefined : this.#data(item.data, command),
      this.#flag('MoreData', item.moreData),
    ])
  }

  /** Data of Add and Replace travel as OPAQUE in WBXML, as other encoders write them; a tree is a document of its own. */
  #data(data: Data, command: string): Draft {
    const draft = { name: 'Data', space: this.#space }
    if (typeof data === 'string') {
      const opaque = this.#content === 'wbxml' && data !== '' && (command === 'Add' || command === 'Replace')
      return opaque ? { ...draft, opaque: Buffer.from(data, 'utf8') } : { ...draft, text: data }
    }
    if (data instanceof Uint8Array) return { ...draft, opaque: data }
    const tree = treeDraft(data)
    if (this.#content === 'xml') return { ...draft, children: [tree] }
    return { ...draft, opaque: writeWbxml(tree, DMDDF_12) }
  }

  #locator(name: string, { locURI, locName, filter }: Locator): Draft {
    return this.#node(name, [
      this.#text('LocURI', locURI),
      this.#text('LocName', locName),
      filter && this.#filter(filter),
    ])
  }

  #filter({ meta, field, record, filterType }: Filter): Draft {
    return this.#node('Filter', [
      this.#meta(meta),
      field && this.#node('Field', [this.#item(field, 'Filter')]),
      record && this.#node('Record', [this.#item(record, 'Filter')]),
      this.#text('FilterType', filterType),
    ])
  }

  #cred(cred: Cred | undefined): Draft | undefined {
    return cred && this.#node('Cred', [this.#meta(cred.meta), this.#text('Data', cred.data)])
  }

  #chal(chal: Chal | undefined): Draft | undefined {
    return chal && this.#node('Chal', [this.#meta(chal.meta)])
  }

  #meta(meta: Meta | undefined): Draft | undefined {
    if (!meta) return undefined
    const text = (name: string, value: string | number | undefined): Draft | undefined =>
      value === undefined ? undefined : { name, space: SPACE_METINF, text: String(value) }
    const node = (name: string, parts: Parts): Draft => ({
      name,
      space: SPACE_METINF,
      children: parts.filter(isDraft),
    })
    return this.#node('Meta', [
      text('Format', meta.format),
      text('Type', meta.type),
      text('Mark', meta.mark),
      text('Size', meta.size),
      meta.anchor && node('Anchor', [text('Last', meta.anchor.last), text('Next', meta.anchor.next)]),
      text('Version', meta.version),
      text('NextNonce', meta.nextNonce),
      text('MaxMsgSize', meta.maxMsgSize),
      text('MaxObjSize', meta.maxObjSize),
      ...(meta.emi ?? []).map((each) => text('EMI', each)),
      meta.mem &&
        node('Mem', [
          meta.mem.shared ? { name: 'SharedMem', space: SPACE_METINF } : undefined,
          text('FreeMem', meta.mem.freeMem),
          text('FreeID', meta.mem.freeID),
        ]),
    ])
  }

  #node(name: string, parts: Parts): Draft {
    return { name, space: this.#space, children: parts.filter(isDraft) }
  }

  #text(name: string, text: string | undefined): Draft | undefined {
    return text === undefined ? undefined : { name, space: this.#space, text }
  }

  #flag(name: string, set: boolean | undefined): Draft | undefined {
    return set ? this.#empty(name) : undefined
  }

  #empty(name: string): Draft {
    return { name, space: this.#space }
  }
}

/**
 * A tree is nested in the encoding of the message, and its Type has to say which: a decoder that trusts `+xml` takes the
 * octets of a nested WBXML document for text.
 */
function typedByContent({ meta, data }: Item, content: Content): Meta | undefined {
  const isTree = data !== undefined && typeof data !== 'string' && !(data instanceof Uint8Array)
  if (!isTree || !meta?.type || !TREE_TYPE.test(meta.type)) return meta
  return { ...meta, type: meta.type.replace(TREE_TYPE, `$1+${content}`) }
}

const TREE_TYPE = /(vnd\.syncml\.dmtnds)\+(?:xml|wbxml)$/i

const isDraft = (part: Draft | undefined): part is Draft => part !== undefined
