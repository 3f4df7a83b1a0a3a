/** A leaf that every customer's device gets. */
export interface Leaf {
  readonly name: string
  readonly data: string
}

/** The operator's access point: ./NAP/Home. */
export const HOME_NAP: readonly Leaf[] = [
  { name: 'Name', data: 'Home' },
  { name: 'NapAddrType', data: 'APN' },
  { name: 'NapAddr', data: 'internet.home.example' },
]

/** The operator's services: ./Settings. */
export const HOME_SETTINGS: readonly Leaf[] = [
  { name: 'Home', data: 'https://start.home.example/' },
  { name: 'Message', data: 'https://mms.home.example/' },
  { name: 'Store', data: 'https://store.home.example/' },
]

/** Name of the operator's own node below ./NAP. */
export const OWN = 'Home'
