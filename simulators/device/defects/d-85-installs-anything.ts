import type { DeviceDefect } from './defect.ts'

export const installsAnything: DeviceDefect = {
  id: 'D-85',
  name: 'installs-anything',
  summary: 'installs firmware without looking for whom and by whom it was made',
  shownBy: 'client/firmware/package-of-another-model',
  behaviour: { software: { skipsVerification: true } },
}
