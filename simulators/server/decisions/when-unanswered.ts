import type { NetworkFunction } from '../evidence/answer.ts'

/** What silence or an error of a network function means for the operation that wanted to know. */
export type WhenUnanswered = (asked: NetworkFunction) => 'block' | 'allow'

/** Not knowing is not allowing (SP-HLR-02). */
export const whenUnanswered: WhenUnanswered = () => 'block'
