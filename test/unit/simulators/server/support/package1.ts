import { versions } from '../../../../../protocol/syncml/build.ts'
import type { Command, Cred, DmVersion, Meta, SyncML } from '../../../../../protocol/syncml/message.ts'

export interface Package1 {
  readonly url: string
  readonly source: string
  readonly sessionID?: string
  readonly msgID?: number
  readonly locName?: string
  readonly cred?: Cred
  readonly meta?: Meta
  readonly devId?: string
  readonly before?: readonly Command[]
  readonly after?: readonly Command[]
  readonly final?: boolean
  readonly dm?: DmVersion
}

/** Package 1 of a client: Alert 1201 and DevInfo, with what a test puts around them. */
export function package1(wanted: Package1): SyncML {
  const { verDTD, verProto } = versions(wanted.dm ?? '1.2')
  const { url, source, locName, cred, meta, before = [], after = [] } = wanted
  const leaf = (name: string, data: string) => ({ source: { locURI: `./DevInfo/${name}` }, data })
  return {
    hdr: {
      verDTD,
      verProto,
      sessionID: wanted.sessionID ?? '1',
      msgID: String(wanted.msgID ?? 1),
      target: { locURI: url },
      source: { locURI: source, ...(locName !== undefined && { locName }) },
      ...(cred && { cred }),
      ...(meta && { meta }),
    },
    body: {
      commands: [
        ...before,
        { name: 'Alert', cmdID: 'a', data: '1201', items: [] },
        {
          name: 'Replace',
          cmdID: 'b',
          items: [leaf('DevId', wanted.devId ?? source), leaf('Man', 'Maker'), leaf('Mod', 'Model')],
        },
        ...after,
      ],
      final: wanted.final ?? true,
    },
  }
}
