import type { Element } from '../markup/element.ts'
import type { Deviation } from './deviation.ts'
import { ElementReader } from './element-reader.ts'
import type { Command, GroupCommand, ItemCommand, ResultsCommand, StatusCommand } from './message.ts'
import { chalFrom, credFrom, itemFrom, metaFrom } from './parts-from-element.ts'
import { SyncMLProblem } from './problem.ts'

const GROUPS = new Set(['Atomic', 'Sequence'])
const WITH_ITEMS = new Set(['Add', 'Replace', 'Copy', 'Move', 'Put', 'Search'])

/** Commands that the model knows; Map and Sync belong to data synchronisation and are noted as unknown. */
export const COMMAND_NAMES: ReadonlySet<string> = new Set([
  ...WITH_ITEMS,
  ...GROUPS,
  ...['Delete', 'Get', 'Exec', 'Alert', 'Results', 'Status'],
])

const ORDER = [
  ...[
    'CmdID',
    'MsgRef',
    'CmdRef',
    'Cmd',
    'NoResp',
    'Archive',
    'SftDel',
    'Lang',
    'TargetRef',
    'SourceRef',
    'Cred',
    'Chal',
  ],
  ...['Meta', 'Data', 'Correlator', 'Item'],
]
/** Status and Results name their references before Meta and Data; Alert has its Data before the Correlator. */
const ORDER_RESULTS = ['CmdID', 'MsgRef', 'CmdRef', 'Meta', 'TargetRef', 'SourceRef', 'Item']

/** Builds one command. Throws SyncMLProblem when what makes it a command is missing. */
export function commandFrom(element: Element, deviations: Deviation[]): Command {
  const { name } = element
  if (GROUPS.has(name)) return groupFrom(element, deviations)
  const order = name === 'Results' ? ORDER_RESULTS : ORDER
  const reader = new ElementReader(element, deviations, order)
  const command = simple(name, reader, deviations)
  reader.close()
  return command
}

function simple(name: string, reader: ElementReader, deviations: Deviation[]): Command {
  const items = reader.all('Item').map((item) => itemFrom(item, deviations))
  if (name === 'Status') return statusFrom(reader, items, deviations)
  if (name === 'Results') return resultsFrom(reader, items, deviations)
  const common = { ...commonOf(reader, deviations), items }
  if (name === 'Delete') {
    return {
      name,
      ...common,
      ...(reader.flag('Archive') && { archive: true }),
      ...(reader.flag('SftDel') && { sftDel: true }),
    }
  }
  if (name === 'Get') return { name, ...common, ...optional('lang', reader.text('Lang')) }
  const correlator = optional('correlator', reader.text('Correlator'))
  if (name === 'Exec') return { name, ...common, ...correlator }
  if (name === 'Alert') return { name, ...common, ...optional('data', reader.text('Data')), ...correlator }
  return { name: name as ItemCommand['name'], ...common }
}

function commonOf(reader: ElementReader, deviations: Deviation[]) {
  const cred = reader.one('Cred')
  const meta = reader.one('Meta')
  if (cred) reader.deviate('cred-in-command', `Cred inside <${reader.element.name}>`, cred.offset)
  return {
    cmdID: reader.must('CmdID'),
    ...(reader.flag('NoResp') && { noResp: true }),
    ...(cred && { cred: credFrom(cred, deviations) }),
    ...(meta && { meta: metaFrom(meta, deviations) }),
  }
}

function groupFrom(element: Element, deviations: Deviation[]): GroupCommand {
  const reader = new ElementReader(element, deviations, [])
  const commands = reader.anyOf(COMMAND_NAMES).map((child) => commandFrom(child, deviations))
  const meta = reader.one('Meta')
  const group: GroupCommand = {
    name: element.name as GroupCommand['name'],
    cmdID: reader.must('CmdID'),
    ...(reader.flag('NoResp') && { noResp: true }),
    ...(meta && { meta: metaFrom(meta, deviations) }),
    commands,
  }
  reader.close()
  return group
}

function statusFrom(
  reader: ElementReader,
  items: StatusCommand['items'],
  deviations: Deviation[],
): StatusCommand {
  const cred = reader.one('Cred')
  const chal = reader.one('Chal')
  const lenient = (name: string, fallback: string) => {
    const value = reader.text(name)
    if (value === undefined)
      reader.deviate('element-missing', `no <${name}> in <Status>`, reader.element.offset)
    return value ?? fallback
  }
  return {
    name: 'Status',
    cmdID: lenient('CmdID', ''),
    msgRef: reader.must('MsgRef'),
    cmdRef: lenient('CmdRef', '0'),
    cmd: reader.must('Cmd'),
    targetRefs: reader.all('TargetRef').map((each) => reader.textOf(each)),
    sourceRefs: reader.all('SourceRef').map((each) => reader.textOf(each)),
    ...(cred && { cred: credFrom(cred, deviations) }),
    ...(chal && { chal: chalFrom(chal, deviations) }),
    data: reader.must('Data'),
    items,
  }
}

function resultsFrom(
  reader: ElementReader,
  items: ResultsCommand['items'],
  deviations: Deviation[],
): ResultsCommand {
  const meta = reader.one('Meta')
  if (items.length === 0) throw new SyncMLProblem('missing', reader.element.offset, '<Item> in <Results>')
  return {
    name: 'Results',
    cmdID: reader.must('CmdID'),
    ...optional('msgRef', reader.text('MsgRef')),
    cmdRef: reader.must('CmdRef'),
    ...(meta && { meta: metaFrom(meta, deviations) }),
    ...optional('targetRef', reader.text('TargetRef')),
    ...optional('sourceRef', reader.text('SourceRef')),
    items,
  }
}

const optional = <K extends string, V>(key: K, value: V | undefined) =>
  (value === undefined ? {} : { [key]: value }) as { [key in K]?: V }
