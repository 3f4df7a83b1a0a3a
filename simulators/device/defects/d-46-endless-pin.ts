import type { DeviceDefect } from './defect.ts'

export const endlessPin: DeviceDefect = {
  id: 'D-46',
  name: 'endless-pin',
  summary: 'asks for the PIN of a bootstrap without end',
  shownBy: 'client/bootstrap/three-wrong-pins',
  behaviour: { faults: { endlessPin: true } },
}
