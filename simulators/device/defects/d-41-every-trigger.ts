import type { DeviceDefect } from './defect.ts'

export const everyTrigger: DeviceDefect = {
  id: 'D-41',
  name: 'duplicate-triggers',
  summary: 'opens a session for each copy of the same package #0',
  shownBy: 'client/notification/same-trigger-twice',
  behaviour: { faults: { everyTrigger: true } },
}
