import type { BootstrapAccount } from '../../../../../protocol/bootstrap/account.ts'
import type { AuthType } from '../../../../../protocol/credentials/type.ts'
import type { Command, ResultsCommand, StatusCommand } from '../../../../../protocol/syncml/message.ts'
import { Card, type CardProfile } from '../../../../../simulators/card/card.ts'
import { Device, type DeviceSpec } from '../../../../../simulators/device/device.ts'
import { type Person, theSubscriber } from '../../../../../simulators/people/person.ts'
import { VirtualClock } from '../../../../../simulators/world/clock.ts'
import type { WorldEvent } from '../../../../../simulators/world/event.ts'
import { Random } from '../../../../../simulators/world/random.ts'
import { Secrets } from '../../../../../simulators/world/secrets.ts'
import { type Heard, type Line, ScriptedServer } from './scripted-server.ts'

export const SERVER = 'dm.example'

const octets = (fill: number) => new Uint8Array(16).fill(fill)

export const CARD: CardProfile = {
  iccid: '8944110000000000016',
  imsi: '234150999999999',
  msisdn: '447700900123',
  mncLength: 2,
  k: octets(1),
  opc: octets(2),
  pin: '1234',
  puk: '12345678',
  chvEnabled: true,
}

export function account(type: AuthType, serverId = SERVER): BootstrapAccount {
  const credential = (name: string, fill: number) => ({
    ...{ type, name, secret: `secret of ${name}`, nonce: octets(fill) },
  })
  return {
    serverId,
    name: 'Example',
    address: `http://${serverId}/dm`,
    client: credential('device', 7),
    server: credential(serverId, 9),
  }
}

export interface Bench {
  readonly device: Device
  readonly person: Person
  readonly card: Card
  readonly clock: VirtualClock
  readonly events: WorldEvent[]
  readonly secrets: Secrets
  readonly server: ScriptedServer
  /** One session in which the server says these lines. */
  session(...lines: readonly Line[]): Promise<{ outcome: string; reason: string; heard: readonly Heard[] }>
}

/** A phone on a bench with a card, one account unless `bare`, and a server that says what a test lets it say. */
export function bench(
  wishes: Partial<DeviceSpec> & { type?: AuthType; bare?: boolean; card?: Partial<CardProfile> } = {},
): Bench {
  const { type = 'basic', bare = false, card: cardWishes, ...spec } = wishes
  const events: WorldEvent[] = []
  const witness = (event: WorldEvent) => void events.push(event)
  const clock = new VirtualClock(0)
  const secrets = new Secrets()
  const person = theSubscriber('owner')
  person.learn({ pin: CARD.pin, puk: CARD.puk })
  const device = new Device(
    {
      ...{ model: 'phone-a', imei: '490154203237518', svn: '01', origin: 'fresh' },
      ...{ dm: '1.2', content: 'xml', ...spec },
    },
    { clock, random: new Random('bench'), witness, secrets, person, salt: 'salt' },
  )
  const card = new Card({ ...CARD, ...cardWishes }, { witness })
  device.insert(card)
  const own = account(type)
  if (!bare) {
    device.accounts.add(own, { origin: 'factory', permanent: false })
    device.accounts.handOver(own.serverId)
  }
  const server = new ScriptedServer(own, spec.content ?? 'xml')
  device.connection = server.transport
  return {
    ...{ device, person, card, clock, events, secrets, server },
    session: async (...lines) => {
      server.says(...lines)
      const { outcome, reason } = await device.startSession({ initiatedBy: 'client' })
      return { outcome, reason, heard: [...server.heard] }
    },
  }
}

const commandsOf = (heard: readonly Heard[]): Command[] =>
  heard.flatMap(({ message }) => message.body.commands)

/** Statuses that the device gave to commands, in order: `Get 200`. The one for the header is left out. */
export const statuses = (heard: readonly Heard[]): string[] =>
  commandsOf(heard)
    .filter((each): each is StatusCommand => each.name === 'Status' && each.cmd !== 'SyncHdr')
    .map(({ cmd, data }) => `${cmd} ${data}`)

export const results = (heard: readonly Heard[]): ResultsCommand[] =>
  commandsOf(heard).filter((each): each is ResultsCommand => each.name === 'Results')

/** What Results said about each node, by its URI. */
export const told = (heard: readonly Heard[]): Record<string, unknown> =>
  Object.fromEntries(
    results(heard).flatMap(({ items }) => items.map(({ source, data }) => [source?.locURI ?? '', data])),
  )
