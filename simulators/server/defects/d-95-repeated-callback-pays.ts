import type { Defect } from './defect.ts'

export const repeatedCallbackPays: Defect = {
  id: 'D-95',
  name: 'repeated-callback-pays',
  summary: 'a confirmation or callback that comes again takes the money again',
  property: 'SP-PAY-03',
  with: (decisions) => {
    let again = 0
    return { ...decisions, chargesAgain: () => `again-${++again}` }
  },
}
