import type { DeviceDefect } from './defect.ts'

export const secretsReadable: DeviceDefect = {
  id: 'D-25',
  name: 'secrets-readable',
  summary: 'lets AAuthSecret be read',
  shownBy: 'client/tree/secret-not-readable',
  behaviour: { faults: { secretsReadable: true } },
}
