/** Messages of a device by what they are for; each has a histogram of its own. */
export const SENT = ['package-1', 'package-1-again', 'package-3'] as const
export type Sent = (typeof SENT)[number]

/** Answers by what they bring. */
export const HEARD = ['challenge', 'commands', 'end'] as const
export type Heard = (typeof HEARD)[number]
