import type { DeviceDefect } from './defect.ts'

export const obeysAnybody: DeviceDefect = {
  id: 'D-17',
  name: 'obeys-anybody',
  summary: 'executes commands although the server did not prove itself',
  shownBy: 'client/security/wrong-server-credential',
  behaviour: { faults: { obeysAnybody: true } },
}
