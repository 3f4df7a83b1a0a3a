import type { Item } from '../../../protocol/syncml/message.ts'

/** What became of one item of a command: its Status, and what goes into Results. */
export interface Outcome {
  readonly status: number
  /** The node that was asked for, as the server wrote it. */
  readonly target: string
  readonly results?: readonly Item[]
  /** Items of the Status: answers of a user. */
  readonly items?: readonly Item[]
}

export const failed = (status: number, target: string): Outcome => ({ status, target })
