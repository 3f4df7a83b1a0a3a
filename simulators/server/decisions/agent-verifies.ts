/** Whether the agent of the help desk has the caller verified before a case is opened. */
export type AgentVerifies = () => boolean

/** Always: a number is no secret, and neither is a friendly voice. */
export const agentVerifies: AgentVerifies = () => true
