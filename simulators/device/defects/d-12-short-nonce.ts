import type { DeviceDefect } from './defect.ts'

export const shortNonce: DeviceDefect = {
  id: 'D-12',
  name: 'predictable-nonce',
  summary: 'issues the same short nonce to the server each time',
  shownBy: 'client/security/nonces-for-the-server',
  behaviour: { faults: { shortNonce: true } },
}
