import type { DeviceDefect } from './defect.ts'

export const sessionIdDecimal: DeviceDefect = {
  id: 'D-36',
  name: 'session-id-decimal',
  summary: 'writes the SessionID of package #0 in decimal',
  shownBy: 'client/notification/session-id-hex',
  behaviour: { faults: { sessionIdDecimal: true } },
}
