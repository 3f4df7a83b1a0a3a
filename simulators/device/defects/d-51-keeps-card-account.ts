import type { DeviceDefect } from './defect.ts'

export const keepsCardAccount: DeviceDefect = {
  id: 'D-51',
  name: 'keeps-card-account',
  summary: 'keeps the account of a card that is gone',
  shownBy: 'client/card/account-goes-with-the-card',
  behaviour: { ignoresCardChange: true, faults: { keepsCardAccounts: true } },
}
