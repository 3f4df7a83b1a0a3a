import type { AlertCommand, Item, SyncML } from '../../../protocol/syncml/message.ts'

/** What a device reports of its own accord or about an Exec that it accepted with 202 (Alert 1226, FUMO §5.5). */
export interface GenericAlert {
  /** Meta/Type, a URN or a `Reversed-Domain-Name`. */
  readonly type: string
  /** URI of the management object. */
  readonly source: string
  readonly correlator?: string
  readonly mark?: string
  readonly data: string
}

/** One Item of an Alert 1226 whose data came whole. */
export function genericAlert({ correlator, meta }: AlertCommand, item: Item, data: string): GenericAlert {
  const type = item.meta?.type ?? meta?.type ?? ''
  const mark = item.meta?.mark ?? meta?.mark
  return {
    type: type.replace(/^Reversed-Domain-Name:\s*/i, ''),
    source: item.source?.locURI ?? '',
    data,
    ...(correlator !== undefined && { correlator }),
    ...(mark !== undefined && { mark }),
  }
}

/** The generic alerts of a message that has not been processed yet. */
export function alertsIn({ body }: SyncML): GenericAlert[] {
  return body.commands.flatMap((command) =>
    command.name === 'Alert' && command.data?.trim() === '1226'
      ? command.items.map((item) =>
          genericAlert(command, item, typeof item.data === 'string' ? item.data : ''),
        )
      : [],
  )
}
