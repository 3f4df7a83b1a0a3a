import type { DeviceDefect } from './defect.ts'

export const macBySubstring: DeviceDefect = {
  id: 'D-06',
  name: 'mac-by-substring',
  summary: 'looks for mac= anywhere in x-syncml-hmac, the quoted user name included',
  shownBy: 'client/security/hostile-user-name-in-hmac',
  behaviour: { faults: { macBySubstring: true } },
}
