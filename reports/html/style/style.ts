import { BASE } from './base.ts'
import { LADDER } from './ladder.ts'
import { SUMMARY } from './summary.ts'

/** The one style sheet of the page; its hash is the only thing that the page's policy allows. */
export const STYLE = BASE + SUMMARY + LADDER
