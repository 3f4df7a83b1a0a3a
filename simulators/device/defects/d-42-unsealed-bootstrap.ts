import type { DeviceDefect } from './defect.ts'

export const unsealedBootstrap: DeviceDefect = {
  id: 'D-42',
  name: 'unsealed-bootstrap',
  summary: 'applies a bootstrap that nobody has sealed',
  shownBy: 'client/bootstrap/without-sec',
  behaviour: { faults: { unsealedBootstrap: true } },
}
