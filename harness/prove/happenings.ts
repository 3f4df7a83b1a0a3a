import { givesNumber, newcomer } from './newcomer.ts'
import { raisesPrice } from './raises-price.ts'
import { reportsForIt } from './reports-for-it.ts'
import type { World } from './world.ts'

/** What can befall the owner of a phone while something is being done to it. */
export interface Happening {
  readonly tell: string
  readonly happen: (world: World, n: number) => unknown
  /** It takes a session of another phone, and nothing reaches that one while this one is still called. */
  readonly betweenSessions?: true
  /** It passes, and the phone calls once more. */
  readonly over?: (world: World) => void
}

/** By name, as steps write them; what is nothing at all comes first. */
export const HAPPENINGS = {
  nothing: { tell: '', happen: () => undefined },
  suspension: {
    tell: 'the subscription is suspended',
    happen: (world, n) => world.stage.network.hlr.suspend(world.at(n).card.imsi),
  },
  'a new owner of the number': {
    tell: 'the number is given to another customer',
    happen: (world, n) => givesNumber(world, world.at(n).card.msisdn ?? '', newcomer(world)),
  },
  'another card': {
    tell: 'another customer’s card is put into the phone',
    async happen(world, n) {
      const { phone } = world.at(n)
      // What came over the air is still there, and a phone that is not quite correct uses it.
      if (world.hasOwnAccount(n))
        phone.device.behaviour = { ...phone.device.behaviour, ignoresCardChange: true }
      await phone.swap(newcomer(world).card)
    },
  },
  'a new owner': {
    tell: 'the phone gets another customer’s card and is set up for it',
    async happen(world, n) {
      const { phone } = world.at(n)
      await phone.swap(newcomer(world).card)
      await world.stage.detected(phone, { amidSession: true })
    },
  },
  'a report of theft': {
    tell: 'the phone is put on the black list',
    happen: (world, n) => world.stage.network.eir.set(world.phone(n).imei14, 'black'),
  },
  'a higher price': {
    tell: 'the operator asks a higher price for it',
    happen: (world, n) => raisesPrice(world, n),
  },
  'a report of another phone': {
    tell: 'another phone reports that it has worked, while here it fails',
    happen: (world, n) => reportsForIt(world, n),
    betweenSessions: true,
  },
  'a restart of the server': {
    tell: 'the server dies and comes back',
    happen: ({ stage }) => (stage.can('restart') ? stage.operator.restart() : undefined),
  },
  'a silent HLR': {
    tell: 'the HLR does not answer for a moment',
    happen: ({ stage }) => stage.network.faults.script('hlr', 'error'),
    over: ({ stage }) => stage.network.faults.clear('hlr'),
  },
} as const satisfies Record<string, Happening>

export type HappeningName = keyof typeof HAPPENINGS
