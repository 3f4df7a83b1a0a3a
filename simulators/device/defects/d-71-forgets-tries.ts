import type { DeviceDefect } from './defect.ts'

export const forgetsTries: DeviceDefect = {
  id: 'D-71',
  name: 'forgets-tries',
  summary: 'its card gives the tries of the PIN back when the power goes',
  shownBy: 'client/card/blocked-pin-stays-blocked',
  behaviour: {},
  card: { forgetsTries: true },
}
