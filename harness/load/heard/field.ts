import type { StatusCommand, SyncML } from '../../../protocol/syncml/message.ts'

/** What an answer says to one device alone. `cred` and `nonce` may be missing, and are '' then. */
export interface Own {
  sessionID: string
  msgID: string
  target: string
  respURI: string
  cred: string
  nonce: string
}

/** A place of a message whose text differs from device to device: it can be read, and be given another text. */
export interface Field {
  /** Where sessions look for it; missing where nobody looks. */
  readonly slot?: keyof Own
  readonly of: (message: SyncML) => string | undefined
  readonly put: (message: SyncML, text: string) => SyncML
}

const header = (slot: 'sessionID' | 'msgID'): Field => ({
  slot,
  of: ({ hdr }) => hdr[slot],
  put: (message, text) => ({ ...message, hdr: { ...message.hdr, [slot]: text } }),
})

const HEADER: readonly Field[] = [
  header('sessionID'),
  header('msgID'),
  {
    slot: 'target',
    of: ({ hdr }) => hdr.target.locURI,
    put: (message, locURI) => ({
      ...message,
      hdr: { ...message.hdr, target: { ...message.hdr.target, locURI } },
    }),
  },
  {
    slot: 'respURI',
    of: ({ hdr }) => hdr.respURI,
    put: (message, respURI) => ({ ...message, hdr: { ...message.hdr, respURI } }),
  },
  {
    slot: 'cred',
    of: ({ hdr }) => hdr.cred?.data,
    put: (message, data) => ({ ...message, hdr: { ...message.hdr, cred: { ...message.hdr.cred, data } } }),
  },
]

/** Fields of one message: those of its header, and those of each Status of the top level. */
export function fieldsOf({ body }: SyncML): Field[] {
  const verdict = body.commands.findIndex(isHeaderStatus)
  return [
    ...HEADER,
    ...body.commands.flatMap((command, at) =>
      command.name === 'Status' ? ofStatus(at, at === verdict) : [],
    ),
  ]
}

/** The Status for the header of the device's message. */
export function isHeaderStatus(command: SyncML['body']['commands'][number]): command is StatusCommand {
  return command.name === 'Status' && command.cmdRef === '0' && command.cmd === 'SyncHdr'
}

function ofStatus(at: number, verdict: boolean): Field[] {
  const field = (
    of: (status: StatusCommand) => string | undefined,
    put: (status: StatusCommand, text: string) => StatusCommand,
  ): Field => ({
    of: ({ body }) => of(body.commands[at] as StatusCommand),
    put: (message, text) => ({
      ...message,
      body: {
        ...message.body,
        commands: message.body.commands.map((command, n) =>
          n === at ? put(command as StatusCommand, text) : command,
        ),
      },
    }),
  })
  const nonce = field(
    ({ chal }) => chal?.meta.nextNonce,
    (status, nextNonce) => ({ ...status, chal: { meta: { ...status.chal?.meta, nextNonce } } }),
  )
  return [
    field(
      ({ msgRef }) => msgRef,
      (status, msgRef) => ({ ...status, msgRef }),
    ),
    field(
      ({ targetRefs }) => targetRefs[0],
      (status, text) => ({ ...status, targetRefs: [text, ...status.targetRefs.slice(1)] }),
    ),
    field(
      ({ sourceRefs }) => sourceRefs[0],
      (status, text) => ({ ...status, sourceRefs: [text, ...status.sourceRefs.slice(1)] }),
    ),
    verdict ? { ...nonce, slot: 'nonce' } : nonce,
  ]
}

/** The texts that sessions look for. */
export function ownOf(message: SyncML): Own {
  const own: Own = { sessionID: '', msgID: '', target: '', respURI: '', cred: '', nonce: '' }
  for (const { slot, of } of fieldsOf(message)) if (slot) own[slot] = of(message) ?? ''
  return own
}
