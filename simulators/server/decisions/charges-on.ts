/** When the price of an update is taken: after it `success`fully ended, or with the `exec` that begins it. */
export type ChargesOn = () => 'success' | 'exec'

/** Nobody pays for what did not work (SP-FW-07). */
export const chargesOn: ChargesOn = () => 'success'
