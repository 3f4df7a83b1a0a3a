import type { DeviceDefect } from './defect.ts'

export const sessionIdSwapped: DeviceDefect = {
  id: 'D-35',
  name: 'session-id-swapped',
  summary: 'takes the SessionID of package #0 with its octets swapped',
  shownBy: 'client/notification/session-id-hex',
  behaviour: { faults: { sessionIdSwapped: true } },
}
