/** Options of a question for agreement (DM Protocol §10.2). */
export type PromptOptions = () => string

/** Sixty seconds to think, and no default: silence is a no (SP-USR-06). */
export const promptOptions: PromptOptions = () => 'MAXDT=60'
