import type { Element } from '../markup/element.ts'
import { chalFrom, credFrom } from './cred-from-element.ts'
import { COMMAND_NAMES } from './dtd.ts'
import { ElementReader } from './element-reader.ts'
import { itemFrom } from './item-from-element.ts'
import type {
  AlertCommand,
  Command,
  CommandName,
  DeleteCommand,
  ExecCommand,
  GetCommand,
  GroupCommand,
  Item,
  ItemCommand,
  ResultsCommand,
  StatusCommand,
} from './message.ts'
import { metaFrom } from './meta-from-element.ts'
import type { Mutable } from './mutable.ts'
import type { Reading } from './reading.ts'

/**
 * Builds one command. Without a CmdID nobody could answer it: that is refused, except for a Status, which needs no
 * answer. What else the DTD demands and is missing becomes an empty text, and is noted.
 */
export function commandFrom(element: Element, reading: Reading): Command {
  const name = element.name as CommandName
  const reader = new ElementReader(element, name, reading)
  if (name === 'Status') return statusFrom(reader)
  if (name === 'Results') return resultsFrom(reader)
  if (name === 'Atomic' || name === 'Sequence') return groupFrom(name, reader)
  const cmdID = reader.must('CmdID')
  const items = itemsOf(reader)
  const command = withExtras({ name, cmdID, items } as Single, reader)
  if (items.length === 0 && name !== 'Alert') reader.absent('Item')
  if (name === 'Exec' && items.length > 1) reader.deviate('items-many', 'more than one Item', element.offset)
  return command
}

type Single = ItemCommand | DeleteCommand | GetCommand | ExecCommand | AlertCommand

function withExtras(command: Mutable<Single>, reader: ElementReader): Single {
  const cred = reader.one('Cred')
  const meta = reader.one('Meta')
  if (reader.flag('NoResp')) command.noResp = true
  if (cred) {
    reader.deviate('cred-in-command', `Cred inside <${command.name}>`, cred.offset)
    command.cred = credFrom(cred, reader.reading)
  }
  if (meta) command.meta = metaFrom(meta, reader.reading)
  if (command.name === 'Delete') {
    if (reader.flag('Archive')) command.archive = true
    if (reader.flag('SftDel')) command.sftDel = true
  }
  if (command.name === 'Get') {
    const lang = reader.text('Lang')
    if (lang !== undefined) command.lang = lang
  }
  if (command.name === 'Alert') {
    const data = reader.text('Data')
    if (data !== undefined) command.data = data
  }
  if (command.name === 'Exec' || command.name === 'Alert') {
    const correlator = reader.text('Correlator')
    if (correlator !== undefined) command.correlator = correlator
  }
  return command
}

function itemsOf(reader: ElementReader): Item[] {
  return reader.all('Item').map((item) => itemFrom(item, reader.reading))
}

function groupFrom(name: GroupCommand['name'], reader: ElementReader): GroupCommand {
  const { reading } = reader
  const group: Mutable<GroupCommand> = {
    name,
    cmdID: reader.must('CmdID'),
    commands: reader.anyOf(COMMAND_NAMES).map((child) => commandFrom(child, reading)),
  }
  const meta = reader.one('Meta')
  if (reader.flag('NoResp')) group.noResp = true
  if (meta) group.meta = metaFrom(meta, reading)
  return group
}

function statusFrom(reader: ElementReader): StatusCommand {
  const { reading } = reader
  const status: Mutable<StatusCommand> = {
    name: 'Status',
    cmdID: reader.expected('CmdID'),
    msgRef: reader.expected('MsgRef'),
    cmdRef: cmdRefOf(reader),
    cmd: reader.expected('Cmd'),
    targetRefs: reader.texts('TargetRef'),
    sourceRefs: reader.texts('SourceRef'),
    data: reader.expected('Data'),
    items: itemsOf(reader),
  }
  const cred = reader.one('Cred')
  const chal = reader.one('Chal')
  if (cred) status.cred = credFrom(cred, reading)
  if (chal) status.chal = chalFrom(chal, reading)
  return status
}

/** A Status without CmdRef is about the SyncHdr: clients leave it out there. */
function cmdRefOf(reader: ElementReader): string {
  const cmdRef = reader.text('CmdRef')
  if (cmdRef === undefined) reader.absent('CmdRef')
  return cmdRef ?? '0'
}

function resultsFrom(reader: ElementReader): ResultsCommand {
  const results: Mutable<ResultsCommand> = {
    name: 'Results',
    cmdID: reader.must('CmdID'),
    cmdRef: reader.expected('CmdRef'),
    items: itemsOf(reader),
  }
  const msgRef = reader.text('MsgRef')
  const meta = reader.one('Meta')
  const targetRef = reader.text('TargetRef')
  const sourceRef = reader.text('SourceRef')
  if (results.items.length === 0) reader.absent('Item')
  if (msgRef !== undefined) results.msgRef = msgRef
  if (meta) results.meta = metaFrom(meta, reader.reading)
  if (targetRef !== undefined) results.targetRef = targetRef
  if (sourceRef !== undefined) results.sourceRef = sourceRef
  return results
}
