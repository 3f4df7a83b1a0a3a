import type { DeviceDefect } from './defect.ts'

export const digestUnchecked: DeviceDefect = {
  id: 'D-32',
  name: 'digest-unchecked',
  summary: 'opens a session for package #0 whatever its digest',
  shownBy: 'client/notification/wrong-digest',
  behaviour: { faults: { digestUnchecked: true } },
}
