/**
 * Content models of RepPro 1.2, MetInf 1.2 and the TNDS part of DM DDF 1.2, in the DTDs' own order: `*` may repeat, `+`
 * may repeat and must be there once, `?` may be missing, `|` separates what may stand at one place. What has no entry is text, or empty when it is
 * one of EMPTY. Both codecs read and write by these; the tokens of the same names are in `wbxml/tokens.ts`.
 */
const COMMANDS = 'Add|Alert|Atomic|Copy|Delete|Exec|Get|Move|Put|Replace|Results|Search|Sequence|Status'
const NESTED = 'Add|Alert|Atomic|Copy|Delete|Exec|Get|Move|Put|Replace|Results|Search|Sequence|Status'
const WITH_ITEMS = 'CmdID NoResp? Cred? Meta? Item+'
const GROUP = `CmdID NoResp? Meta? ${NESTED}+`
const TEXT_AND_ITEMS = 'CmdID NoResp? Cred? Data? Correlator? Item*'

const CONTENT = {
  SyncML: 'SyncHdr SyncBody',
  SyncHdr: 'VerDTD VerProto SessionID MsgID Target Source RespURI? NoResp? Cred? Meta?',
  SyncBody: `${COMMANDS}+ Final?`,
  Locator: 'LocURI LocName? Filter?',
  Filter: 'Meta Field? Record? FilterType?',
  Field: 'Item',
  Record: 'Item',
  Cred: 'Meta? Data',
  Chal: 'Meta',
  Item: 'Target? Source? SourceParent? TargetParent? Meta? Data? MoreData?',
  Meta: 'Format? Type? Mark? Size? Anchor? Version? NextNonce? MaxMsgSize? MaxObjSize? EMI* Mem?',
  Anchor: 'Last? Next',
  Mem: 'SharedMem? FreeMem FreeID',
  Add: WITH_ITEMS,
  Replace: WITH_ITEMS,
  Copy: WITH_ITEMS,
  Move: WITH_ITEMS,
  Put: WITH_ITEMS,
  Search: WITH_ITEMS,
  Delete: 'CmdID NoResp? Archive? SftDel? Cred? Meta? Item+',
  Get: 'CmdID NoResp? Lang? Cred? Meta? Item+',
  Exec: 'CmdID NoResp? Cred? Meta? Correlator? Item+',
  Alert: TEXT_AND_ITEMS,
  Atomic: GROUP,
  Sequence: GROUP,
  Results: 'CmdID MsgRef? CmdRef Meta? TargetRef? SourceRef? Item+',
  Status: 'CmdID MsgRef CmdRef Cmd TargetRef* SourceRef* Cred? Chal? Data Item*',
  MgmtTree: 'VerDTD Man? Mod? Node+',
  Node: 'NodeName Path? RTProperties? DFProperties? Node* Value?',
  RTProperties: 'ACL? Format? Name? Size? Title? TStamp? Type? VerNo?',
} as const

export type Container = keyof typeof CONTENT

/** Elements that hold nothing. */
export const EMPTY: ReadonlySet<string> = new Set([
  ...['Final', 'NoResp', 'MoreData', 'Archive', 'SftDel', 'NoResults', 'SharedMem'],
])

export interface Slot {
  /** Its place in the order of the DTD. */
  readonly place: number
  readonly many: boolean
}

/** What an element may hold: the slot of each child's name. */
export type Model = ReadonlyMap<string, Slot>

const models = new Map<Container, Model>(
  (Object.keys(CONTENT) as Container[]).map((container) => [container, parse(CONTENT[container])]),
)
const NOTHING: Model = new Map()

export function modelOf(container: Container): Model {
  return models.get(container) ?? NOTHING
}

/** Commands that the model knows; Map and Sync belong to data synchronisation and are noted as unknown. */
export const COMMAND_NAMES: ReadonlySet<string> = new Set(COMMANDS.split('|'))

function parse(content: string): Model {
  return new Map(
    content.split(' ').flatMap((particle, place) => {
      const many = /[*+]$/.test(particle)
      const names = particle.replace(/[*+?]$/, '').split('|')
      return names.map((name) => [name, { place, many }] as const)
    }),
  )
}
