/** Whether a diagnostic application is taken off the phone before its case is closed. */
export type RemovesDiagnostics = () => boolean

/** Always: it was there for one case and is nobody's business afterwards (SP-HD-05). */
export const removesDiagnostics: RemovesDiagnostics = () => true
