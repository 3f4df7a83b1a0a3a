/** Whether the user is asked before the operator's ordinary settings are looked after. */
export type AsksLeave = () => boolean

/** Nobody ordered anything: nobody is bothered (SP-CON-02). */
export const asksLeave: AsksLeave = () => false
