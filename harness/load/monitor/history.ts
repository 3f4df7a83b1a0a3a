import { MIME_WBXML, MIME_XML } from '../../../protocol/syncml/content-type.ts'
import { fingerprint } from '../../../simulators/device/session/credential.ts'
import type { WorldEvent } from '../../../simulators/world/event.ts'
import type { PlayHeader, PlayHistory, Stamped } from '../../history/event.ts'
import type { Traits } from '../fleet/traits.ts'
import { bodyOf } from '../session/body.ts'
import type { Kept, Line } from '../session/record.ts'
import type { Owner } from './shape.ts'

export interface Circumstances {
  readonly seed: string
  readonly plan: string
  readonly serverId: string
  readonly flags: Readonly<Record<string, string>>
}

/** A session of a load run as a history like any other: the same checks judge it, the same pages show it. */
export function historyOf(
  kept: readonly Kept[],
  owner: Owner,
  traits: Traits,
  {
    seed,
    plan,
    flags,
    serverId,
    attack,
    owed,
  }: Circumstances & { readonly attack: { readonly breaks: string } | undefined; readonly owed: boolean },
): PlayHistory {
  const { content, auth } = traits
  const header: PlayHeader = {
    play: `${plan}/${owner.name}@${content}+${auth}`,
    scenario: `load/${plan}`,
    title: `Session ${owner.name} of a load run`,
    purpose: 'Each session under load is judged like one that is alone.',
    dialect: { content, auth },
    seed,
    expectation: {
      useCase: '5.1.4',
      variation: 'B5',
      guarded: 'OP-CONF',
      proves: [],
      ...(attack
        ? { outcome: 'withheld', breaks: attack.breaks }
        : { outcome: owed ? 'performed' : 'lawful' }),
    },
    log: false,
    flags,
    replay: `load --seed ${seed}`,
  }
  const story: readonly Kept[] = [{ kind: 'event', t: 0, event: handedOver(owner) }, ...kept]
  const events = story
    .flatMap((each) => eventsOf(each, owner, content, serverId).map((event) => ({ event, t: each.t })))
    .map(({ event, t }, seq): Stamped => ({ ...event, t: Math.round(t), seq }))
  return { header, events }
}

/** The operator gave the device's account to the target before the run began, and with it its identities. */
function handedOver({ imei14: imei, imsi }: Owner): WorldEvent {
  return {
    kind: 'order',
    name: 'accounts',
    imei,
    imsi,
    accepted: true,
    status: 201,
    detail: 'account handed over',
  }
}

function eventsOf(kept: Kept, owner: Owner, content: 'xml' | 'wbxml', serverId: string): WorldEvent[] {
  if (kept.kind === 'line') return [messageOf(kept, owner, content)]
  if (kept.kind === 'event') return [named(kept.event)]
  const { msgID, executed, proven } = kept
  const about = { session: owner.name, imei: owner.imei14, imsi: owner.imsi, serverId, msgID }
  return executed.flatMap(({ command, outcomes }) =>
    outcomes.map(({ status, target }): WorldEvent => {
      const done = proven && status >= 200 && status < 300 && (status < 213 || status > 216)
      return { kind: 'dm.command', ...about, cmd: command.name, target, status, executed: done }
    }),
  )
}

/** Nonces are kept as they came, to be cheap; a history knows them by their fingerprints. */
function named(event: WorldEvent): WorldEvent {
  if (event.kind !== 'dm.chal') return event
  return { ...event, nonce: fingerprint(Buffer.from(event.nonce, 'base64')) }
}

function messageOf(line: Line, { name, imei14 }: Owner, content: 'xml' | 'wbxml'): WorldEvent {
  const { dir, msgID, status, octets, proof } = line
  const proofName = proof.startsWith('Digest')
    ? dir === 'sent'
      ? 'authorization'
      : 'www-authenticate'
    : 'x-syncml-hmac'
  return {
    ...{ kind: 'dm.msg', session: name, imei: imei14, dir, msgID },
    contentType: content === 'xml' ? MIME_XML : MIME_WBXML,
    headers: proof === '' ? {} : { [proofName]: proof },
    body: Buffer.from(dir === 'sent' ? bodyOf(octets) : octets, 'latin1').toString('base64'),
    ...(dir === 'received' && { httpStatus: status }),
  }
}
