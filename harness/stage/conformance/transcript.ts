import type { Deviation } from '../../../protocol/syncml/deviation.ts'
import { headerStatusOf } from '../../../protocol/syncml/header-status.ts'
import { DEFAULT_LIMITS } from '../../../protocol/syncml/limits.ts'
import type { Command, StatusCommand, SyncML } from '../../../protocol/syncml/message.ts'
import { SyncMLProblem } from '../../../protocol/syncml/problem.ts'
import { type Content, readMessage, sniffContent } from '../../../protocol/syncml/read.ts'
import type { Stamped } from '../../history/event.ts'

type MessageEvent = Extract<Stamped, { kind: 'dm.msg' }>

/** One message as it went over the wire, with what it says; `problem` where it says nothing. */
export interface Wire {
  readonly seq: number
  readonly httpStatus?: number
  readonly contentType: string
  readonly headers: Readonly<Record<string, string>>
  readonly bytes: Uint8Array
  readonly content?: Content
  readonly message?: SyncML
  readonly deviations: readonly Deviation[]
  readonly problem?: string
}

/** A message of the device and what came back; nothing came back where there is only a fault. */
export interface Exchange {
  readonly place: number
  readonly sent: Wire
  readonly got?: Wire
  readonly fault?: string
}

/** A play as cases judge it: the exchanges in their order, and everything else that was witnessed. */
export class Transcript {
  readonly events: readonly Stamped[]
  readonly exchanges: readonly Exchange[]

  constructor(events: readonly Stamped[]) {
    this.events = events
    this.exchanges = exchangesOf(events)
  }

  of<K extends Stamped['kind']>(kind: K): Extract<Stamped, { kind: K }>[] {
    return this.events.filter((event): event is Extract<Stamped, { kind: K }> => event.kind === kind)
  }

  get last(): Exchange | undefined {
    return this.exchanges.at(-1)
  }

  /** Exchanges after the moment of that name. */
  after(mark: string): readonly Exchange[] {
    const seq = this.of('case.mark').find(({ name }) => name === mark)?.seq ?? -1
    return this.exchanges.filter(({ sent }) => sent.seq > seq)
  }
}

function exchangesOf(events: readonly Stamped[]): Exchange[] {
  const exchanges: Exchange[] = []
  const open = new Map<string, Wire>()
  for (const event of events) {
    if (event.kind === 'dm.msg' && event.dir === 'sent') {
      const unanswered = open.get(event.session)
      if (unanswered) exchanges.push({ place: exchanges.length, sent: unanswered })
      open.set(event.session, wireOf(event))
    } else if (event.kind === 'dm.msg') {
      const sent = open.get(event.session)
      open.delete(event.session)
      if (sent) exchanges.push({ place: exchanges.length, sent, got: wireOf(event) })
    } else if (event.kind === 'wire.fault' && !event.injected && event.session !== undefined) {
      const sent = open.get(event.session)
      open.delete(event.session)
      if (sent) exchanges.push({ place: exchanges.length, sent, fault: `${event.fault}: ${event.detail}` })
    }
  }
  for (const sent of open.values()) exchanges.push({ place: exchanges.length, sent })
  return exchanges
}

function wireOf(event: MessageEvent): Wire {
  const bytes = Uint8Array.from(Buffer.from(event.body, 'base64'))
  const { seq, contentType, headers } = event
  const content = sniffContent(bytes)
  return {
    ...{ seq, contentType, headers, bytes },
    ...(event.httpStatus !== undefined && { httpStatus: event.httpStatus }),
    ...(content && { content }),
    ...reading(bytes, content),
  }
}

/** Reads octets as a message, whatever they were called. */
export function reading(
  bytes: Uint8Array,
  content: Content | undefined,
): { message?: SyncML; deviations: readonly Deviation[]; problem?: string } {
  if (bytes.length === 0) return { deviations: [], problem: 'the body is empty' }
  if (!content) return { deviations: [], problem: 'the body is neither XML nor WBXML' }
  try {
    return readMessage(bytes, content, { ...DEFAULT_LIMITS, maxBytes: 8 * 1024 * 1024 })
  } catch (problem) {
    if (!(problem instanceof SyncMLProblem)) throw problem
    return { deviations: [], problem: problem.message }
  }
}

export const statusesIn = (message: SyncML | undefined): StatusCommand[] =>
  (message?.body.commands ?? []).filter((each): each is StatusCommand => each.name === 'Status')

/** The Status of the SyncHdr. */
export const headerStatusIn = (message: SyncML | undefined): StatusCommand | undefined =>
  message && headerStatusOf(message.body.commands)

/** Management commands: everything that is neither Status nor Results nor an alert of the flow itself. */
export const commandsIn = (message: SyncML | undefined): Command[] =>
  (message?.body.commands ?? []).filter(
    (each) =>
      each.name !== 'Status' &&
      each.name !== 'Results' &&
      !(each.name === 'Alert' && /^12\d\d$/.test(each.data?.trim() ?? '')),
  )

/** Every command with those inside it. */
export const flattened = (commands: readonly Command[]): Command[] =>
  commands.flatMap((command) => [command, ...('commands' in command ? flattened(command.commands) : [])])

export const alertsIn = (message: SyncML | undefined, code: string): Command[] =>
  (message?.body.commands ?? []).filter((each) => each.name === 'Alert' && each.data?.trim() === code)
