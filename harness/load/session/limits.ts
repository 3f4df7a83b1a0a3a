/** Messages that a device sends in one session before it gives up on a server that never ends. */
export const MOST_MESSAGES = 50
