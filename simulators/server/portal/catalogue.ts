import type { Cents } from '../../world/money.ts'

export interface Item {
  readonly title: string
  readonly note: string
  readonly cents: Cents
  /** The node below ./Services that the phone gets, with one leaf in it, where it gets one. */
  readonly node?: {
    readonly name: string
    readonly leaf: string
    readonly data: string
    /** It counts: what is bought comes on top of what the phone has left. */
    readonly counts?: boolean
  }
}

/** What the portal sells; prices include tax. */
export const CATALOGUE = {
  settings: {
    title: 'Network settings',
    note: 'Internet, messages and your operator’s start page',
    cents: 0,
  },
  minutes: {
    title: '60 prepaid minutes',
    note: 'To all networks, good for 30 days',
    cents: 10_00,
    node: { name: 'Minutes', leaf: 'Left', data: '60', counts: true },
  },
  game: {
    title: 'Game service',
    note: 'One month',
    cents: 2_00,
    node: { name: 'Game', leaf: 'Address', data: 'https://games.home.example/' },
  },
} as const satisfies Record<string, Item>

export type ItemName = keyof typeof CATALOGUE

export const ITEM_NAMES = Object.keys(CATALOGUE) as ItemName[]

export const itemOf = (name: ItemName): Item => CATALOGUE[name]

/** What the items cost together. */
export const totalOf = (items: readonly ItemName[]): Cents =>
  items.reduce((sum, name) => sum + CATALOGUE[name].cents, 0)
