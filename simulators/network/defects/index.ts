import { headersPass } from './d-60-headers-pass.ts'
import { resAsText } from './d-70-res-as-text.ts'
import type { NetworkDefect } from './network-defect.ts'

/** Every seeded fault of the network, in the order of the catalogue. */
export const NETWORK_DEFECTS: readonly NetworkDefect[] = [headersPass, resAsText]

/** The fault of that id or name, whatever the case of the id. */
export function findNetworkDefect(idOrName: string): NetworkDefect | undefined {
  return NETWORK_DEFECTS.find(({ id, name }) => id === idOrName.toUpperCase() || name === idOrName)
}
