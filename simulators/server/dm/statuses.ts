import { type AuthType, syncmlTypeOf } from '../../../protocol/credentials/type.ts'
import { status } from '../../../protocol/syncml/build.ts'
import type { Chal, Command, StatusCommand, SyncHdr } from '../../../protocol/syncml/message.ts'

/** A Status whose CmdID is given when it finds its place in a message. */
export type Unplaced = Omit<StatusCommand, 'cmdID'>

/** The answer to a SyncHdr: TargetRef and SourceRef echo what the client wrote. */
export function headerStatus(hdr: SyncHdr, code: number, chal?: Chal): Unplaced {
  const { cmdID: _, ...fields } = status({
    cmdID: '0',
    msgRef: hdr.msgID,
    cmdRef: '0',
    cmd: 'SyncHdr',
    targetRefs: [hdr.target.locURI],
    sourceRefs: [hdr.source.locURI],
    data: String(code),
    ...(chal && { chal }),
  })
  return fields
}

/** The answer to one command of the client. */
export function commandStatus(hdr: SyncHdr, command: Command, code: number): Unplaced {
  const { cmdID: _, ...fields } = status({
    cmdID: '0',
    msgRef: hdr.msgID,
    cmdRef: command.cmdID,
    cmd: command.name,
    data: String(code),
  })
  return fields
}

/** Asks for a credential of that type, with the nonce for it; basic has none. */
export function challengeOf(chal: { type: AuthType; nonce: Uint8Array } | undefined): Chal | undefined {
  if (!chal) return undefined
  const nextNonce = Buffer.from(chal.nonce).toString('base64')
  return {
    meta: { format: 'b64', type: syncmlTypeOf(chal.type), ...(chal.type !== 'basic' && { nextNonce }) },
  }
}

/** Commands that get a Status: not Status, and not Results (DM Protocol §2.1). */
export function answerable(commands: readonly Command[]): Command[] {
  return commands.filter(({ name }) => name !== 'Status' && name !== 'Results')
}
