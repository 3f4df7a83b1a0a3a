import type { DeviceDefect } from './defect.ts'

export const noResync: DeviceDefect = {
  id: 'D-37',
  name: 'no-resync',
  summary: 'never accepts the zero nonce of a resynchronisation',
  shownBy: 'client/notification/zero-nonce',
  behaviour: { faults: { noResync: true } },
}
