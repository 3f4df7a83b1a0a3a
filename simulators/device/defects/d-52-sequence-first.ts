import type { DeviceDefect } from './defect.ts'

export const sequenceFirst: DeviceDefect = {
  id: 'D-52',
  name: 'sequence-first',
  summary: 'its card answers a challenge that nobody with the key has made with its sequence number',
  shownBy: 'client/card/network-unproven',
  behaviour: {},
  card: { sequenceFirst: true },
}
