import type { DeviceDefect } from './defect.ts'

export const updatesInAnyState: DeviceDefect = {
  id: 'D-86',
  name: 'updates-in-any-state',
  summary: 'takes Exec Update without a package',
  shownBy: 'client/firmware/update-without-package',
  behaviour: { software: { updatesInAnyState: true } },
}
