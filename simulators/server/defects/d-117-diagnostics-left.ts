import type { Defect } from './defect.ts'

export const diagnosticsLeft: Defect = {
  id: 'D-117',
  name: 'diagnostics-left',
  summary: 'the diagnostic application stays on the phone when the case closes',
  property: 'SP-HD-05',
  difficulty: 1,
  with: (decisions) => ({ ...decisions, removesDiagnostics: () => false }),
}
