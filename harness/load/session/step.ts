/** Messages of a device by what they are for; each has a histogram of its own. */
export const SENT = ['package-1', 'package-1-again', 'package-3'] as const
export type Sent = (typeof SENT)[number]

/** Everything that has a rung of the ladder: what a device sends, and before it the order to send it package #0. */
export const STEPS = ['package-0', ...SENT] as const
export type Step = (typeof STEPS)[number]

/** Answers by what they bring. */
export const HEARD = ['challenge', 'commands', 'end'] as const
export type Heard = (typeof HEARD)[number]

/** What can come of a step. */
export const COMES = ['notification', ...HEARD] as const
export type Comes = (typeof COMES)[number]
