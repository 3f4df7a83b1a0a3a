/**
 * One SyncML DM message as values (DM RepPro 1.2, DTD of 2007-02-21). The XML and the WBXML codec read into it and
 * write from it; nothing in it remembers which of the two carried it.
 */

/** The text form of the three DM generations; decides namespace, VerDTD and VerProto (spec of RepPro §5). */
export type DmVersion = '1.1.2' | '1.2' | '1.3'

export interface SyncML {
  readonly hdr: SyncHdr
  readonly body: SyncBody
}

export interface SyncHdr {
  /** `1.1` or `1.2`. */
  readonly verDTD: string
  /** `DM/1.1`, `DM/1.2` or `DM/1.3`. */
  readonly verProto: string
  readonly sessionID: string
  readonly msgID: string
  readonly target: Locator
  readonly source: Locator
  readonly respURI?: string
  readonly noResp?: boolean
  readonly cred?: Cred
  readonly meta?: Meta
}

export interface SyncBody {
  readonly commands: readonly Command[]
  /** True when this message is the last of its package. */
  readonly final: boolean
}

export interface Locator {
  readonly locURI: string
  readonly locName?: string
  readonly filter?: Filter
}

/** DS heritage that DM 1.2's DTD still allows in Target. */
export interface Filter {
  readonly meta: Meta
  readonly field?: Item
  readonly record?: Item
  readonly filterType?: string
}

export interface Cred {
  readonly meta?: Meta
  readonly data: string
}

export interface Chal {
  readonly meta: Meta
}

/** MetInf children, in DTD order. Sizes are decimal numbers of bytes; nextNonce is the base64 text of the wire. */
export interface Meta {
  readonly format?: string
  readonly type?: string
  readonly mark?: string
  readonly size?: number
  readonly anchor?: { readonly last?: string; readonly next: string }
  readonly version?: string
  readonly nextNonce?: string
  readonly maxMsgSize?: number
  readonly maxObjSize?: number
  readonly emi?: readonly string[]
  readonly mem?: { readonly shared?: boolean; readonly freeMem: number; readonly freeID: number }
}

/** Text, raw octets (WBXML OPAQUE that is not text), or an inline management tree. */
export type Data = string | Uint8Array | MgmtTree

/** TNDS: a management tree serialised inside Data (DM TND 1.2.1). */
export interface MgmtTree {
  readonly verDTD: string
  readonly man?: string
  readonly mod?: string
  readonly nodes: readonly MgmtNode[]
}

export interface MgmtNode {
  readonly nodeName: string
  readonly path?: string
  readonly rt?: {
    readonly acl?: string
    readonly format?: string
    readonly name?: string
    readonly size?: number
    readonly title?: string
    readonly tStamp?: string
    readonly type?: string
    readonly verNo?: number
  }
  readonly value?: string | Uint8Array
  readonly nodes?: readonly MgmtNode[]
}

export interface Item {
  readonly target?: Locator
  readonly source?: Locator
  readonly sourceParent?: Locator
  readonly targetParent?: Locator
  readonly meta?: Meta
  readonly data?: Data
  readonly moreData?: boolean
}

interface Common {
  readonly cmdID: string
  readonly noResp?: boolean
  /** Forbidden in DM at command level (RepPro §5): read so that it can be reported, never obeyed. */
  readonly cred?: Cred
  readonly meta?: Meta
}

export interface ItemCommand extends Common {
  readonly name: 'Add' | 'Replace' | 'Copy' | 'Move' | 'Put' | 'Search'
  readonly items: readonly Item[]
}

export interface DeleteCommand extends Common {
  readonly name: 'Delete'
  readonly archive?: boolean
  readonly sftDel?: boolean
  readonly items: readonly Item[]
}

export interface GetCommand extends Common {
  readonly name: 'Get'
  readonly lang?: string
  readonly items: readonly Item[]
}

export interface ExecCommand extends Common {
  readonly name: 'Exec'
  readonly correlator?: string
  readonly items: readonly Item[]
}

export interface AlertCommand extends Common {
  readonly name: 'Alert'
  /** The alert code as written, e.g. `1201`. */
  readonly data?: string
  readonly correlator?: string
  readonly items: readonly Item[]
}

export interface GroupCommand {
  readonly name: 'Atomic' | 'Sequence'
  readonly cmdID: string
  readonly noResp?: boolean
  readonly meta?: Meta
  readonly commands: readonly Command[]
}

export interface ResultsCommand {
  readonly name: 'Results'
  readonly cmdID: string
  readonly msgRef?: string
  readonly cmdRef: string
  readonly meta?: Meta
  readonly targetRef?: string
  readonly sourceRef?: string
  readonly items: readonly Item[]
}

export interface StatusCommand {
  readonly name: 'Status'
  readonly cmdID: string
  readonly msgRef: string
  readonly cmdRef: string
  readonly cmd: string
  readonly targetRefs: readonly string[]
  readonly sourceRefs: readonly string[]
  readonly cred?: Cred
  readonly chal?: Chal
  /** The status code as written; see `status.ts` for its meaning. */
  readonly data: string
  readonly items: readonly Item[]
}

export type Command =
  | ItemCommand
  | DeleteCommand
  | GetCommand
  | ExecCommand
  | AlertCommand
  | GroupCommand
  | ResultsCommand
  | StatusCommand

export type CommandName = Command['name']
