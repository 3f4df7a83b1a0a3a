import type { DeviceDefect } from './defect.ts'

export const obstinateBootstrap: DeviceDefect = {
  id: 'D-50',
  name: 'obstinate-bootstrap',
  summary: 'refuses a bootstrap because of what an earlier owner left',
  shownBy: 'client/bootstrap/over-an-old-account',
  behaviour: { faults: { obstinateBootstrap: true } },
}
