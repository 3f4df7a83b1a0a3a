/** Whether the evidence is looked at (again) before the batch of that number in a session; the first one is 1. */
export type EvaluatesAgain = (batch: number) => boolean

/** Always: a card can be swapped and a subscription suspended between two messages. */
export const evaluatesAgain: EvaluatesAgain = () => true
