/** Whether a question to the user goes out alone, and what depends on it when the answer is there. */
export type AwaitsAnswer = () => boolean

/** Beside a question in SyncBody nothing waits for its answer (DM Protocol §10.3, SP-USR-05). */
export const awaitsAnswer: AwaitsAnswer = () => true
